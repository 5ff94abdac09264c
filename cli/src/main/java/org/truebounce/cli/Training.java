package org.truebounce.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.Account;
import org.truebounce.web.Serving;
import org.truebounce.web.WebServer;

/// Does once what runs do often, so that what it loads can be kept for a fast start: `aot.sh` runs it after a
/// build.
final class Training {
    private Training() {}

    /// Does what one command does.
    ///
    /// @param arguments what is trained, `check` or `serve`, and files of messages
    public static void main(String[] arguments) {
        List<String> messages = List.of(arguments).subList(1, arguments.length);
        if (arguments[0].equals("serve")) {
            serve(messages);
        } else {
            check(messages);
        }
    }

    /// Has messages read.
    private static void check(List<String> messages) {
        Terminal terminal = new Terminal(System.out, System.err, System.in);
        for (String message : messages) {
            Main.run(terminal, "check", message);
            Main.run(terminal, "check", "--json", "--me", "robin@alder.example", "--trust", "alder.example", message);
        }
        Main.run(terminal, "--help");
    }

    /// Opens the page and has messages checked there.
    private static void serve(List<String> messages) {
        Serving serving = Serving.here(Account.UNKNOWN, Optional.empty(), ImapOptions.state(), "training");
        try (WebServer server = WebServer.start(serving)) {
            String key = server.link().substring(server.link().indexOf('=') + 1);
            ask(server, "GET /?token=" + key, new byte[0]);
            ask(server, "GET /app.css", new byte[0]);
            for (String message : messages) {
                byte[] bytes = Files.readAllBytes(Path.of(message));
                ask(server, "POST /api/v1/explain", bytes, "Authorization: Bearer " + key);
            }
        } catch (IOException none) {
            System.err.println(none.getMessage());
        }
    }

    private static void ask(WebServer server, String what, byte[] content, String... fields) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.place().getPort())) {
            String head =
                    what + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + content.length
                            + "\r\n" + String.join("\r\n", fields) + (fields.length == 0 ? "\r\n" : "\r\n\r\n");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(content);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }
}
