package org.truebounce.remedies.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// A server on this machine that answers each line as it is told, and remembers what it heard.
final class TalkingServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String greeting;
    private final UnaryOperator<String> answers;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /// @param answers gives the reply to a line; nothing is said where it is empty
    TalkingServer(String greeting, UnaryOperator<String> answers) throws IOException {
        this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.greeting = greeting;
        this.answers = answers;
        Thread.ofVirtual().start(this::serve);
    }

    MailHost host() {
        return new MailHost("127.0.0.1", socket.getLocalPort());
    }

    List<String> heard() {
        return new ArrayList<>(heard);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException gone) {
                // The client or the test has ended.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = client.getOutputStream();
        say(out, greeting);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            say(out, answers.apply(line));
        }
    }

    private static void say(OutputStream out, String reply) throws IOException {
        if (!reply.isEmpty()) {
            out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
