package org.truebounce.milter.protocol;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/// Packets over a connection. Answers are gathered and leave together when [#flush] is called.
final class Wire {
    /// A longer packet is read past and not kept: mail servers send 64 KiB at most unless set up otherwise.
    static final int LONGEST_KEPT = 1 << 18;

    private static final int LONGEST = 1 << 24;
    private static final int BUFFER = 1 << 13;

    private final SocketChannel channel;
    private final boolean acknowledges;
    private final Patience patience;
    private final Deadline deadline;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    Wire(SocketChannel channel, Patience patience, Deadline deadline) {
        this.channel = channel;
        this.acknowledges = channel.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
        this.patience = patience;
        this.deadline = deadline;
    }

    /// The next packet; empty where the peer has closed the connection between two.
    Optional<Frame> read() throws IOException {
        if (!in.hasRemaining()) {
            deadline.within(patience.idle());
            if (!fill()) {
                return Optional.empty();
            }
        }
        deadline.within(patience.packet());
        Frame frame = frame();
        deadline.off();
        return Optional.of(frame);
    }

    private Frame frame() throws IOException {
        int length = 0;
        for (int i = 0; i < 4; i++) {
            length = length << 8 | (next() & 0xff);
        }
        if (length < 1 || length > LONGEST) {
            throw new ProtocolException("a packet of " + Integer.toUnsignedString(length) + " bytes");
        }
        char command = (char) (next() & 0xff);
        byte[] data = new byte[length > LONGEST_KEPT ? 0 : length - 1];
        if (length > LONGEST_KEPT) {
            pass(length - 1);
            return new Frame(command, data, true);
        }
        read(data);
        return new Frame(command, data, false);
    }

    private byte next() throws IOException {
        if (!in.hasRemaining()) {
            demand();
        }
        return in.get();
    }

    private void read(byte[] data) throws IOException {
        int at = 0;
        while (at < data.length) {
            if (!in.hasRemaining()) {
                demand();
            }
            int some = Math.min(in.remaining(), data.length - at);
            in.get(data, at, some);
            at += some;
        }
    }

    private void pass(int length) throws IOException {
        int left = length;
        while (left > 0) {
            if (!in.hasRemaining()) {
                demand();
            }
            int some = Math.min(in.remaining(), left);
            in.position(in.position() + some);
            left -= some;
        }
    }

    private void demand() throws IOException {
        if (!fill()) {
            throw new EOFException("the connection ended within a packet");
        }
    }

    private boolean fill() throws IOException {
        in.clear();
        int read = channel.read(in);
        in.flip();
        // A server that wants no answer to a packet holds the next one back until it is acknowledged; left to itself
        // the
        // system waits with that for company, 40 ms here. RFC 1122 §4.2.3.2
        if (acknowledges && read > 0) {
            channel.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
        return read > 0;
    }

    /// Gathers an answer.
    void packet(char command, byte[] data) {
        int length = data.length + 1;
        out.write(length >>> 24);
        out.write(length >>> 16);
        out.write(length >>> 8);
        out.write(length);
        out.write(command);
        out.writeBytes(data);
    }

    /// Gathers an answer of texts.
    void write(char command, String... texts) {
        packet(command, bytes(texts));
    }

    /// Texts, each ended by a zero byte, which none of them can hold; they are bytes as they came, see [Frame#texts].
    static byte[] bytes(String... texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String text : texts) {
            bytes.writeBytes(text.replace("\0", "").getBytes(StandardCharsets.ISO_8859_1));
            bytes.write(0);
        }
        return bytes.toByteArray();
    }

    /// Sends what was gathered.
    void flush() throws IOException {
        if (out.size() == 0) {
            return;
        }
        deadline.within(patience.packet());
        ByteBuffer all = ByteBuffer.wrap(out.toByteArray());
        out.reset();
        while (all.hasRemaining()) {
            channel.write(all);
        }
        deadline.off();
    }
}
