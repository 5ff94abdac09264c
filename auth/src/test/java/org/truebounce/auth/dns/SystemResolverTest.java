package org.truebounce.auth.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;

/// Asks a name server on the loopback address that answers with what it is told to.
class SystemResolverTest {
    private static DatagramSocket socket;
    private static Resolver resolver;

    @BeforeAll
    static void serve() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread server = new Thread(SystemResolverTest::answerAll);
        server.setDaemon(true);
        server.start();
        resolver = new SystemResolver(Duration.ofMillis(1500), () -> {
            SimpleResolver simple = new SimpleResolver(InetAddress.getLoopbackAddress());
            simple.setPort(socket.getLocalPort());
            return simple;
        });
    }

    @AfterAll
    static void close() {
        socket.close();
    }

    private static void answerAll() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Message asked = new Message(Arrays.copyOf(buffer, packet.getLength()));
                byte[] reply = reply(asked);
                if (reply.length > 0) {
                    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                assertThat(socket.isClosed()).isTrue();
            }
        }
    }

    private static byte[] reply(Message asked) throws IOException {
        Record question = asked.getQuestion();
        Message reply = new Message(asked.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
        reply.addRecord(question, Section.QUESTION);
        String data = switch (question.getName().toString()) {
            case "host.example." -> "192.0.2.1";
            case "six.example." -> "2001:db8:0::1";
            case "mx.example." -> "10 Mail.Example.";
            case "txt.example." -> "\"v=spf1 \" \"-all \\195\\188\"";
            case "1.2.0.192.in-addr.arpa." -> "Host.Example.";
            case "silent.example." -> "silent";
            case "broken.example." -> "broken";
            case "empty.example." -> "";
            default -> "none";
        };
        switch (data) {
            case "silent" -> {
                return new byte[0];
            }
            case "broken" -> reply.getHeader().setRcode(Rcode.SERVFAIL);
            case "none" -> reply.getHeader().setRcode(Rcode.NXDOMAIN);
            case "" -> reply.getHeader().setRcode(Rcode.NOERROR);
            default ->
                reply.addRecord(
                        Record.fromString(question.getName(), question.getType(), 1, 77, data, Name.root),
                        Section.ANSWER);
        }
        return reply.toWire();
    }

    @Test
    void recordsOfAllTypes() {
        assertThat(resolver.query("host.example", RecordType.A)).isEqualTo(answer("192.0.2.1"));
        assertThat(resolver.query("six.example", RecordType.AAAA)).isEqualTo(answer("2001:db8::1"));
        assertThat(resolver.query("mx.example", RecordType.MX)).isEqualTo(answer("10 mail.example"));
        assertThat(resolver.query("1.2.0.192.in-addr.arpa", RecordType.PTR)).isEqualTo(answer("host.example"));
        String text =
                "v=spf1 -all " + new String("\u00fc".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(resolver.query("txt.example", RecordType.TXT)).isEqualTo(answer(text));
    }

    private static Answer answer(String value) {
        return Answer.found(List.of(value), 77);
    }

    @Test
    void answersWithoutRecords() {
        assertThat(resolver.query("empty.example", RecordType.A).status()).isEqualTo(Answer.Status.NO_DATA);
        assertThat(resolver.query("none.example", RecordType.A).status()).isEqualTo(Answer.Status.NO_DOMAIN);
        assertThat(resolver.query("broken.example", RecordType.A).status()).isEqualTo(Answer.Status.TEMPORARY_ERROR);
        assertThat(resolver.query("a..b", RecordType.A).status()).isEqualTo(Answer.Status.NO_DOMAIN);
        assertThat(resolver.query("x".repeat(70) + ".example", RecordType.A).status())
                .isEqualTo(Answer.Status.NO_DOMAIN);
    }

    @Test
    void givesUpInTime() {
        long start = System.nanoTime();
        assertThat(resolver.query("silent.example", RecordType.A).status()).isEqualTo(Answer.Status.TEMPORARY_ERROR);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
