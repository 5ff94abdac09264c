package org.truebounce.remedies.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A notification of the desktop, by the program that the system has for that.
///
/// @param command the program and what goes before title and text
public record Desktop(List<String> command) implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public Desktop {
        command = List.copyOf(command);
    }

    /// What this system has.
    public static Optional<Desktop> found(Map<String, String> environment) {
        boolean session = Stream.of("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
                .anyMatch(name -> !environment.getOrDefault(name, "").isEmpty());
        Optional<Desktop> linux = program(environment, "notify-send")
                .filter(program -> session)
                .map(program -> new Desktop(List.of(program, "--app-name=TrueBounce", "--urgency=critical", "--")));
        // Title and text are arguments of the script, never a part of it.
        return linux.or(() -> program(environment, "osascript")
                .map(program -> new Desktop(List.of(
                        program,
                        "-e",
                        "on run argv",
                        "-e",
                        "display notification (item 2 of argv) with title (item 1 of argv)",
                        "-e",
                        "end run",
                        "--"))));
    }

    private static Optional<String> program(Map<String, String> environment, String name) {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    @Override
    public void send(Message message) throws IOException {
        List<String> line = Stream.concat(command.stream(), Stream.of(message.title(), plain(message.text())))
                .toList();
        Program.run(PATIENCE, line, Map.of(), "", ProcessBuilder.Redirect.INHERIT);
    }

    /// Some desktops take the text for markup.
    private static String plain(String text) {
        return text.replace("&", "+").replace('<', '(').replace('>', ')');
    }
}
