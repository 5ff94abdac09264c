package org.truebounce.milter;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The mail server's side of the protocol, as Postfix plays it.
final class MailServer implements AutoCloseable {
    static final int ALL_ACTIONS = 0x1ff;
    static final int ALL_STEPS = 0x1fffff;

    private final Closeable connection;
    private final DataInputStream in;
    private final OutputStream out;
    private final int steps;

    /// What the filter said.
    ///
    /// @param command the letter
    /// @param data what belongs to it, as ISO 8859-1
    record Said(char command, String data) {
        List<String> texts() {
            return List.of(data.split("\0", -1));
        }
    }

    /// What came of a message.
    ///
    /// @param changes what was to be changed
    /// @param last what becomes of it
    /// @param bodySent whether the body was asked for
    record Outcome(List<Said> changes, Said last, boolean bodySent) {
        boolean isAccepted() {
            return last.command == 'a' || last.command == 'c';
        }

        /// The fields that were added, their names in front.
        List<String> added() {
            return changes.stream()
                    .filter(said -> said.command == 'i')
                    .map(said -> said.data.substring(4).replace("\0", ":").replaceAll(":$", ""))
                    .toList();
        }

        /// The fields that were removed, with their numbers.
        List<String> removed() {
            return changes.stream()
                    .filter(said -> said.command == 'm')
                    .map(said -> said.texts().get(3).substring(1) + " " + (int) said.data.charAt(3))
                    .toList();
        }
    }

    MailServer(int port) throws IOException {
        this(port, ALL_ACTIONS, ALL_STEPS);
    }

    MailServer(int port, int actions, int offered) throws IOException {
        this(connected(port), actions, offered);
    }

    private MailServer(Socket socket, int actions, int offered) throws IOException {
        this(socket, socket.getInputStream(), socket.getOutputStream(), actions, offered);
    }

    private MailServer(Closeable connection, InputStream in, OutputStream out, int actions, int offered)
            throws IOException {
        this.connection = connection;
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = out;
        send(
                'O',
                ByteBuffer.allocate(12)
                        .putInt(6)
                        .putInt(actions)
                        .putInt(offered)
                        .array());
        ByteBuffer agreed = ByteBuffer.wrap(read().data.getBytes(StandardCharsets.ISO_8859_1));
        agreed.position(8);
        steps = agreed.getInt();
    }

    /// Over a socket in the file system.
    static MailServer at(Path path) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        return new MailServer(
                channel, Channels.newInputStream(channel), Channels.newOutputStream(channel), ALL_ACTIONS, ALL_STEPS);
    }

    private static Socket connected(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(90_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        return socket;
    }

    void send(char command, byte[] data) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(5 + data.length);
        frame.putInt(data.length + 1).put((byte) command).put(data);
        out.write(frame.array());
        out.flush();
    }

    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private static byte[] texts(String... texts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String text : texts) {
            all.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            all.write(0);
        }
        return all.toByteArray();
    }

    Said read() throws IOException {
        int length = in.readInt();
        char command = (char) in.readUnsignedByte();
        return new Said(command, new String(in.readNBytes(length - 1), StandardCharsets.ISO_8859_1));
    }

    /// Sends what is answered only where the filter did not ask to be left alone.
    private void tell(char command, byte[] data, int quiet) throws IOException {
        send(command, data);
        if ((steps & quiet) == 0) {
            read();
        }
    }

    void macros(char stage, Map<String, String> macros) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(stage);
        macros.forEach((name, value) -> all.writeBytes(texts(name, value)));
        send('D', all.toByteArray());
    }

    void connect(String name, String address, String helo) throws IOException {
        macros('C', Map.of("j", "mx1.alder.example", "{daemon_name}", "mx1.alder.example", "v", "Postfix 3.7.11"));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(texts(name));
        all.writeBytes(new byte[] {'4', 0, 25});
        all.writeBytes(texts(address));
        tell('C', all.toByteArray(), 0x1000);
        tell('H', texts(helo), 0x2000);
    }

    /// Hands a message over.
    Outcome hand(String sender, String recipient, byte[] message, Map<String, String> macros) throws IOException {
        macros('M', macros);
        tell('M', texts("<" + sender + ">"), 0x4000);
        tell('R', texts("<" + recipient + ">"), 0x8000);
        String text = new String(message, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        int empty = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
        String header = empty < 0 ? text : text.substring(0, empty);
        String body = empty < 0 ? "" : text.substring(Math.min(text.length(), empty + (empty == 0 ? 1 : 2)));
        for (String field : header.split("\n(?![ \t])")) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                tell('L', texts(field.substring(0, colon), field.substring(colon + 1)), 0x80);
            }
        }
        send('N', new byte[0]);
        Said atHeader = read();
        if (atHeader.command != 'c') {
            return new Outcome(List.of(), atHeader, false);
        }
        boolean wanted = body(body.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        send('E', new byte[0]);
        List<Said> changes = new ArrayList<>();
        Said said = read();
        while ("+-2behilmqp".indexOf(said.command) >= 0) {
            changes.add(said);
            said = read();
        }
        return new Outcome(changes, said, wanted);
    }

    private boolean body(byte[] body) throws IOException {
        for (int at = 0; at < body.length; at += 65_535) {
            byte[] chunk = java.util.Arrays.copyOfRange(body, at, Math.min(body.length, at + 65_535));
            send('B', chunk);
            if (read().command == 's') {
                return at > 0;
            }
        }
        return true;
    }

    Outcome hand(String sender, String recipient, String message) throws IOException {
        return hand(sender, recipient, message.getBytes(StandardCharsets.UTF_8), Map.of("i", "4F2D1"));
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            send('Q', new byte[0]);
        } catch (IOException gone) {
            // the other end hung up first
        }
    }
}
