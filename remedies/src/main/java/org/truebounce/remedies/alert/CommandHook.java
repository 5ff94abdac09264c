package org.truebounce.remedies.alert;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.truebounce.storm.Alert;

/// Runs a command of the owner's shell for each alert.
///
/// The facts, some of them words of strangers, are in environment variables and, as JSON, on its standard input; no
/// part of the command line is made of them.
///
/// @param command as the owner has written it
public record CommandHook(String command, Duration patience) implements Channel {
    @Override
    public void send(Message message) throws IOException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Program.run(
                patience,
                List.of(windows ? "cmd" : "/bin/sh", windows ? "/c" : "-c", command),
                facts(message),
                message.json() + "\n",
                ProcessBuilder.Redirect.INHERIT);
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
}
