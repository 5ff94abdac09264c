package org.truebounce.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version as the jar's manifest tells it.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "truebounce "
                    + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                            .orElse("development")
        };
    }
}
