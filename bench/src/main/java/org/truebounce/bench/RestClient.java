package org.truebounce.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Sends messages over one connection that is kept open, one after the other.
final class RestClient {
    private static final double SECONDS = 2;
    private static final int BUFFER = 1 << 16;

    private RestClient() {}

    /// Sends all messages, again and again, for two seconds.
    ///
    /// @return how many were answered
    static long send(String link, List<byte[]> messages) throws IOException {
        URI uri = URI.create(link);
        String token = uri.getQuery().substring("token=".length());
        long done = 0;
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            long end = System.nanoTime() + (long) (SECONDS * 1e9);
            while (System.nanoTime() < end) {
                for (byte[] message : messages) {
                    out.write(request(uri, token, message));
                    answer(in);
                    done++;
                }
            }
        }
        return done;
    }

    private static byte[] request(URI uri, String token, byte[] message) {
        byte[] head = ("POST /api/v1/check?name=a HTTP/1.1\r\nHost: " + uri.getAuthority()
                        + "\r\nAuthorization: Bearer " + token + "\r\nContent-Type: message/rfc822\r\nContent-Length: "
                        + message.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + message.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(message, 0, whole, head.length, message.length);
        return whole;
    }

    private static void answer(InputStream in) throws IOException {
        int length = 0;
        String line = line(in);
        if (!line.startsWith("HTTP/1.1 200")) {
            throw new IOException(line);
        }
        while (!line.isEmpty()) {
            line = line(in);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
