package org.truebounce.mailbox.imap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/// A server that answers as a test wants, in bytes that no well-meaning one would send.
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String capabilities;
    private final BiFunction<String, OutputStream, Optional<String>> script;
    final List<String> heard = new CopyOnWriteArrayList<>();

    /// @param script takes a command without its tag; gives the whole answer, in which `%` stands for the tag, or
    ///     nothing where the usual one will do
    ScriptedServer(String capabilities, BiFunction<String, OutputStream, Optional<String>> script) throws IOException {
        this.capabilities = capabilities;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    ImapAccount account(Security security, Login login) {
        Patience patience = new Patience(
                Duration.ofSeconds(2),
                Duration.ofMillis(400),
                Duration.ofMillis(1500),
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                3);
        return new ImapAccount(
                "localhost", listening.getLocalPort(), security, "robin", login, Optional.empty(), patience);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // It is closed.
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = client.getOutputStream()) {
            send(out, "* OK hello\r\n");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                String[] parts = line.split(" ", 2);
                String command = parts.length < 2 ? line : parts[1];
                String answer = script.apply(command, out).orElse(usual(command));
                send(out, answer.replace("%", parts[0]));
            }
        } catch (IOException gone) {
            // The client had enough.
        }
    }

    private String usual(String command) {
        if (command.equals("CAPABILITY")) {
            return "* CAPABILITY IMAP4rev1 " + capabilities + "\r\n% OK\r\n";
        }
        if (command.startsWith("EXAMINE")) {
            return "* 3 EXISTS\r\n* OK [UIDVALIDITY 9] yes\r\n% OK\r\n";
        }
        return command.startsWith("UID SEARCH") ? "* SEARCH 1 2 3\r\n% OK\r\n" : "% OK\r\n";
    }

    static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
