package org.truebounce.remedies.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.net.DefaultSocketFactory;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient;
import org.apache.commons.net.util.TrustManagerUtils;

/// A conversation with a mail server, bounded in time and size.
final class Dialogue implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final long MOST_BYTES = 1_000_000;
    private static final int LONGEST_REPLY = 2_000;

    private final AuthenticatingSMTPClient client;
    private final Reply greeting;
    private Reply hello;

    private Dialogue(AuthenticatingSMTPClient client) throws IOException {
        this.client = client;
        this.greeting = reply();
        this.hello = greeting.isAccepted() ? hello() : greeting;
    }

    /// Connects and says hello.
    ///
    /// @param longest after which the connection is closed, whatever the server does
    static Dialogue with(MailHost host, Duration longest) throws IOException {
        AuthenticatingSMTPClient client = new AuthenticatingSMTPClient("TLS", false, StandardCharsets.UTF_8.name());
        client.setSocketFactory(new BoundedSockets());
        client.setTrustManager(TrustManagerUtils.getAcceptAllTrustManager()); // nothing secret is said
        client.setConnectTimeout(PATIENCE_MILLIS);
        client.setDefaultTimeout(PATIENCE_MILLIS);
        client.connect(host.name(), host.port());
        Thread.ofVirtual().start(() -> endAfter(client, longest));
        return new Dialogue(client);
    }

    private static void endAfter(AuthenticatingSMTPClient client, Duration longest) {
        try {
            Thread.sleep(longest);
            client.disconnect();
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    Reply greeting() {
        return greeting;
    }

    /// What the server says of itself: its greeting and its extensions.
    String introduction() {
        return greeting.text() + "\n" + hello.text();
    }

    private Reply hello() throws IOException {
        InetAddress own = client.getLocalAddress();
        String literal = own instanceof Inet6Address ? "IPv6:" + own.getHostAddress() : own.getHostAddress();
        client.ehlo("[" + literal.replaceFirst("%.*", "") + "]"); // RFC 5321 §4.1.3
        return reply();
    }

    /// Gives the sender; over TLS where the server wants that first. RFC 3207 §4
    Reply sender(String address) throws IOException {
        client.mail("<" + address + ">");
        Reply reply = reply();
        if (reply.code() == 530 && hello.text().contains("STARTTLS") && client.execTLS()) {
            hello = hello();
            client.mail("<" + address + ">");
            reply = reply();
        }
        return reply;
    }

    /// Offers one recipient.
    Reply recipient(String address) throws IOException {
        client.rcpt("<" + address + ">");
        return reply();
    }

    /// Forgets sender and recipients.
    void reset() throws IOException {
        client.rset();
    }

    /// Sends a whole message to the recipients offered.
    Reply message(String text) throws IOException {
        Optional<Writer> writer = Optional.ofNullable(client.sendMessageData());
        if (writer.isEmpty()) {
            return reply();
        }
        try (Writer data = writer.get()) {
            data.write(text);
        }
        client.completePendingCommand();
        return reply();
    }

    private Reply reply() {
        String[] lines = Optional.ofNullable(client.getReplyStrings()).orElse(new String[0]);
        String text = String.join(" ", lines);
        return new Reply(client.getReplyCode(), text.substring(0, Math.min(text.length(), LONGEST_REPLY)));
    }

    @Override
    public void close() {
        try {
            client.quit();
            client.disconnect();
        } catch (IOException gone) {
            // It has hung up before.
        }
    }

    /// Sockets from which no more than a bounded number of bytes is read.
    private static final class BoundedSockets extends DefaultSocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public InputStream getInputStream() throws IOException {
                    return new Bounded(super.getInputStream());
                }
            };
        }
    }

    private static final class Bounded extends FilterInputStream {
        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            return counted(read, read);
        }

        private int counted(int result, int bytes) throws IOException {
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw new IOException("the server says more than a mail server has to say");
            }
            return result;
        }
    }
}
