package org.truebounce.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.truebounce.remedies.scan.Clamd;
import org.truebounce.remedies.scan.ClamdAddress;
import org.truebounce.remedies.scan.ClamdGoneException;
import org.truebounce.remedies.scan.Signatures;
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
        Optional<String> named = address(settings);
        try {
            return named.isPresent() ? Clamd.at(ClamdAddress.parse(named.get())) : Clamd.find();
        } catch (ClamdGoneException | IllegalArgumentException unusable) {
            throw new UnusableException((named.isPresent() ? "--clamd: " : "") + unusable.getMessage());
        }
    }

    /// Where clamd is said to listen; empty for where it usually does.
    Optional<String> address(SettingsFile settings) {
        return Optional.ofNullable(clamd)
                .or(() -> settings.list("clamd").stream().findFirst());
    }

    /// What clamd says of its signatures; where they are old, the user is warned.
    static Signatures signatures(Clamd clamd, Terminal terminal) {
        try {
            Signatures signatures = clamd.signatures();
            signatures
                    .warning(Instant.now())
                    .ifPresent(warning -> terminal.err().println("truebounce: " + warning));
            return signatures;
        } catch (IOException gone) {
            throw new UnusableException("clamd does not say which version it is");
        }
    }
}
