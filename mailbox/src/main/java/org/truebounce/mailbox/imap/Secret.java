package org.truebounce.mailbox.imap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A password or token, fetched from its place each time it is needed and never printed.
public final class Secret {
    private static final int LONGEST = 64 << 10; // tokens are long
    private static final long COMMAND_SECONDS = 120; // it may ask for a finger on a key

    private final String name;
    private final Source source;

    private Secret(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    /// What was typed.
    public static Secret typed(char[] typed) {
        char[] own = typed.clone();
        return new Secret("the typed password", () -> new String(own));
    }

    /// The value of an environment variable.
    public static Secret ofEnvironment(String variable) {
        return new Secret(
                "the environment variable " + variable,
                () -> Optional.ofNullable(System.getenv(variable)).orElseThrow(() -> new IOException("it is not set")));
    }

    /// The first line of a file that nobody else may read.
    public static Secret ofFile(Path file) {
        return new Secret(file.toString(), () -> firstLine(file));
    }

    /// The first line that a command of the shell prints.
    public static Secret ofCommand(String command) {
        return new Secret("the command " + command, () -> firstLine(command));
    }

    /// @throws ImapException where it is not to be had, or empty
    String reveal() {
        String secret;
        try {
            secret = source.fetch();
        } catch (IOException unusable) {
            throw new ImapException(name + ": " + unusable.getMessage());
        }
        if (secret.isEmpty() || secret.length() > LONGEST) {
            throw new ImapException(name + (secret.isEmpty() ? " gives nothing" : " gives far too much"));
        }
        return secret;
    }

    private static String firstLine(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no such file");
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (rights.contains(PosixFilePermission.GROUP_READ) || rights.contains(PosixFilePermission.OTHERS_READ)) {
                throw new IOException("others may read it; make it yours alone with: chmod 600 " + file);
            }
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return firstLine(lines);
        }
    }

    private static String firstLine(String command) throws IOException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Process process = new ProcessBuilder(windows ? "cmd" : "/bin/sh", windows ? "/c" : "-c", command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = firstLine(lines);
            lines.transferTo(Writer.nullWriter()); // a command that cannot write on might fail
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("it failed");
            }
            return line;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            process.destroy();
        }
    }

    private static String firstLine(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine()).orElse("");
    }

    @Override
    public String toString() {
        return name;
    }

    @FunctionalInterface
    private interface Source {
        String fetch() throws IOException;
    }
}
