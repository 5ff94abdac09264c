package org.truebounce.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Debian's Python and its mail libraries, as a second opinion; a test that needs a missing one is skipped.
public final class Python {
    private static final String INTERPRETER = "/usr/bin/python3";
    private static final Path SCRIPTS = Path.of("src/test/python");

    private Python() {}

    /// Runs a script in one process and returns the lines that it printed.
    ///
    /// @param modules what the script imports, separated by commas
    public static List<String> run(String script, String modules, String... arguments)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of(INTERPRETER)), "no " + INTERPRETER);
        Assumptions.assumeTrue(
                start(Path.of("/dev/null"), "-c", "import " + modules).waitFor() == 0,
                "oracle skipped: no Python modules " + modules);
        Path output = Files.createTempFile("oracle", ".tsv");
        try {
            String[] command = new String[arguments.length + 1];
            command[0] = SCRIPTS.resolve(script).toString();
            System.arraycopy(arguments, 0, command, 1, arguments.length);
            Process process = start(output, command);
            if (!process.waitFor(50, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(script + " failed");
            }
            return Files.readAllLines(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
        }
    }

    private static Process start(Path output, String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = INTERPRETER;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
