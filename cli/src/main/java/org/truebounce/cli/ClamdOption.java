package org.truebounce.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.truebounce.remedies.scan.Clamd;
import org.truebounce.remedies.scan.ClamdAddress;
import org.truebounce.remedies.scan.ClamdGoneException;
import picocli.CommandLine.Option;

/// Where clamd listens.
final class ClamdOption {
    @Option(
            names = "--clamd",
            paramLabel = "ADDRESS",
            description = "Where clamd listens: HOST:PORT or /path/to.sock. Without it: where it usually does.")
    private @Nullable String clamd;

    /// A clamd that answers.
    ///
    /// @throws UnusableException where there is none
    Clamd clamd(SettingsFile settings) {
        Optional<String> named = Optional.ofNullable(clamd)
                .or(() -> settings.list("clamd").stream().findFirst());
        try {
            return named.isPresent() ? Clamd.at(ClamdAddress.parse(named.get())) : Clamd.find();
        } catch (ClamdGoneException | IllegalArgumentException unusable) {
            throw new UnusableException((named.isPresent() ? "--clamd: " : "") + unusable.getMessage());
        }
    }
}
