package org.truebounce.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What a run of the program came to.
///
/// @param status the exit status
/// @param out standard output
/// @param err standard error
record Outcome(int status, String out, String err) {
    static {
        // The settings of whoever runs the test must not count.
        System.setProperty(
                "user.home", Path.of("target", "nobody").toAbsolutePath().toString());
    }

    static Outcome of(String... arguments) {
        return reading(new byte[0], arguments);
    }

    /// @param in standard input
    static Outcome reading(byte[] in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(new Terminal(stream(out), stream(err), new ByteArrayInputStream(in)), arguments);
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
