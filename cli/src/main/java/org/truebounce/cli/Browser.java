package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The browser of the desktop.
final class Browser {
    private static volatile Optional<Path> leading = Optional.empty();

    private Browser() {}

    /// Whether there is a desktop that a browser could be opened on.
    static boolean isThere() {
        Map<String, String> environment = System.getenv();
        return isMac() || environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    }

    /// Deletes the file that led to the page.
    static void forget() {
        leading.ifPresent(file -> file.toFile().delete());
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    }

    /// Opens a link. The arguments of a program can be read by all users of the machine: the browser is given a file
    /// that only this user can read, and that leads on.
    static void open(String link, Terminal terminal) {
        try {
            Path file = Files.createTempFile(
                    "truebounce",
                    ".html",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            leading = Optional.of(file);
            Files.writeString(file, """
                    <!doctype html>
                    <meta charset="utf-8">
                    <meta name="referrer" content="no-referrer">
                    <meta http-equiv="refresh" content="0;url=%s">
                    <title>TrueBounce</title>
                    """.formatted(link));
            new ProcessBuilder(List.of(isMac() ? "open" : "xdg-open", file.toString()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException | UnsupportedOperationException none) {
            terminal.err().println("truebounce: no browser could be opened; open the link yourself");
        }
    }
}
