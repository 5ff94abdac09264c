package org.truebounce.remedies.alert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that is told something, and waited for.
public final class Program {
    private Program() {}

    /// Runs a program to its end.
    ///
    /// @param facts further environment variables
    /// @param input what it finds on its standard input; it need not read it
    /// @param complaints where its standard error goes; its standard output goes nowhere
    /// @throws IOException where it cannot be started, takes too long or fails
    public static void run(
            Duration patience,
            List<String> command,
            Map<String, String> facts,
            String input,
            ProcessBuilder.Redirect complaints)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(complaints);
        builder.environment().putAll(facts);
        Process process = builder.start();
        try {
            feed(process, input);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it takes longer than " + patience.toSeconds() + " seconds");
            }
            if (process.exitValue() != 0) {
                throw new IOException("it ended with status " + process.exitValue());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static void feed(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            // A program need not read what it is told.
        }
    }
}
