package org.truebounce.remedies.alert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.truebounce.storm.Alert;

/// Runs a command of the owner's shell for each alert.
///
/// The facts, some of them words of strangers, are in environment variables and, as JSON, on its standard input; no
/// part
/// of the command line is made of them.
///
/// @param command as the owner has written it
public record CommandHook(String command, Duration patience) implements Channel {
    @Override
    public void send(Message message) throws IOException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Finished.within(
                patience,
                List.of(windows ? "cmd" : "/bin/sh", windows ? "/c" : "-c", command),
                facts(message),
                message.json() + "\n");
    }

    /// Variables hold no control characters.
    private static Map<String, String> facts(Message message) {
        Alert alert = message.alert();
        return Map.of(
                "TRUEBOUNCE_ALERT", alert.kind().word(),
                "TRUEBOUNCE_TITLE", message.title(),
                "TRUEBOUNCE_TEXT", message.text(),
                "TRUEBOUNCE_VERDICT", alert.verdict().word(),
                "TRUEBOUNCE_SUBJECT", alert.subject().orElse("").replaceAll("\\p{Cntrl}", "?"),
                "TRUEBOUNCE_NOTICES", String.valueOf(alert.notices()),
                "TRUEBOUNCE_REPORTERS", String.valueOf(alert.reporters()),
                "TRUEBOUNCE_FIRST", alert.first().toString(),
                "TRUEBOUNCE_LAST", alert.last().toString());
    }

    /// A program that was run to its end.
    static final class Finished {
        private Finished() {}

        /// @throws IOException where it cannot be started, takes too long or fails
        static void within(Duration patience, List<String> command, Map<String, String> facts, String input)
                throws IOException {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
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
                // A command need not read what it is told.
            }
        }
    }
}
