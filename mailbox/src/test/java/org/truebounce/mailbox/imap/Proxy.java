package org.truebounce.mailbox.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/// Stands between client and server, counts what the server sends, and cuts connections.
final class Proxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final LongUnaryOperator life;
    final AtomicLong bytes = new AtomicLong();
    final AtomicInteger connections = new AtomicInteger();

    /// @param life how many bytes of the server the nth connection (from 1) lives for
    Proxy(int target, LongUnaryOperator life) throws IOException {
        this.target = target;
        this.life = life;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                long most = life.applyAsLong(connections.incrementAndGet());
                Thread.ofVirtual().start(() -> copy(client, server, Long.MAX_VALUE, new AtomicLong()));
                Thread.ofVirtual().start(() -> copy(server, client, most, bytes));
            }
        } catch (IOException closed) {
            // It is closed.
        }
    }

    private static void copy(Socket from, Socket to, long most, AtomicLong count) {
        byte[] buffer = new byte[16 << 10];
        long left = most;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return;
                }
                out.write(buffer, 0, read);
                count.addAndGet(read);
                left -= read;
            }
        } catch (IOException cut) {
            // One side is gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
