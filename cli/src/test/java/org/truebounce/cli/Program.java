package org.truebounce.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The program as the documents start it: in the project's folder, without the settings of whoever runs the
/// test.
final class Program {
    private static final Path HOME = Path.of(
                    Optional.ofNullable(System.getenv("TRUEBOUNCE_HOME")).orElse(".."))
            .toAbsolutePath()
            .normalize();

    private Program() {}

    /// The project's folder.
    static Path home() {
        return HOME;
    }

    /// What a command prints to standard output. Arguments that name files of the project may be relative to
    /// its folder, and are so in what is printed.
    static String prints(List<String> arguments) {
        return prints(arguments, "");
    }

    /// What a command prints to standard output that finds the given text on its standard input.
    static String prints(List<String> arguments, String input) {
        List<String> whole = new ArrayList<>();
        for (String argument : arguments) {
            boolean file = argument.contains("/") && Files.exists(HOME.resolve(argument));
            whole.add(file ? HOME.resolve(argument).toString() : argument);
        }
        whole.add(1, "--config");
        whole.add(2, noSettings().toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                new Terminal(
                        stream(out), stream(err), new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))),
                whole.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException(arguments + " ends with " + status + ": " + err);
        }
        return out.toString(StandardCharsets.UTF_8).replace(HOME + "/", "");
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static Path noSettings() {
        try {
            Path file = Path.of("target", "no-settings.toml");
            Files.createDirectories(file.getParent());
            return Files.exists(file) ? file : Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
