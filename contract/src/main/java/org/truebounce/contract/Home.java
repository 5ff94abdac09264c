package org.truebounce.contract;

import java.nio.file.Path;
import java.util.Optional;

/// Where the tests find what lies beside the code.
public final class Home {
    private Home() {}

    /// The project's folder.
    public static Path folder() {
        return Path.of(Optional.ofNullable(System.getenv("TRUEBOUNCE_HOME")).orElse(".."));
    }

    /// The project's own cases.
    public static Path corpus() {
        return folder().resolve("corpus");
    }
}
