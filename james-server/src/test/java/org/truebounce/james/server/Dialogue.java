package org.truebounce.james.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Lines to a server of this machine, and what it answers.
final class Dialogue implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Dialogue(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Reads an answer, of which the last line has a blank behind its number.
    void expect(String begin) throws IOException {
        String line = in.readLine();
        while (line != null && line.matches("\\d{3}-.*")) {
            line = in.readLine();
        }
        assertThat(line).startsWith(begin);
    }

    void ask(String line, String begin) throws IOException {
        say(line);
        expect(begin);
    }

    /// An IMAP command with its tag, and all that is answered.
    String tagged(String command) throws IOException {
        say(command);
        String tag = command.substring(0, command.indexOf(' ') + 1);
        StringBuilder answer = new StringBuilder();
        String line;
        do {
            line = in.readLine();
            answer.append(line).append('\n');
        } while (line != null && !line.startsWith(tag));
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
