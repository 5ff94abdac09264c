package org.truebounce.milter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.milter.protocol.Patience;

/// Whatever a peer, the DNS or the ledger does, mail passes.
class FaultTest {
    private static final Patience SHORT = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(1));

    @TempDir
    private Path folder = Path.of("");

    private final List<Event> events = new CopyOnWriteArrayList<>();

    private Milter start(Map<String, Object> more) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "listen",
                List.of("inet:127.0.0.1:0"),
                "domains",
                List.of("alder.example"),
                "dns",
                "off",
                "policy",
                Map.of("backscatter", "reject", "fake", "reject")));
        settings.putAll(more);
        return Milter.start(SettingsReader.read(settings), events::add, SHORT);
    }

    private static MailServer stranger(Milter milter) throws IOException {
        MailServer server = new MailServer(milter.port());
        server.connect("mx.birch.example", "198.51.100.25", "mx.birch.example");
        return server;
    }

    private static void assertAlive(Milter milter) throws IOException {
        try (MailServer server = stranger(milter)) {
            assertThat(server.hand("kim@birch.example", "robin@alder.example", Notices.ORDINARY)
                            .isAccepted())
                    .isTrue();
        }
    }

    @Test
    void malformedPacketsEndTheirConnectionAndNothingElse() throws Exception {
        Random random = new Random(5);
        try (Milter milter = start(Map.of())) {
            for (int i = 0; i < 400; i++) {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), milter.port()));
                    socket.setSoTimeout(5_000);
                    socket.getOutputStream().write(garbage(random));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException reset) {
                    // the other end may hang up first
                }
            }
            assertAlive(milter);
            for (int i = 0; milter.connections() > 0 && i < 200; i++) {
                Thread.sleep(20);
            }
            assertThat(milter.connections()).isZero();
        }
    }

    /// An offer, mostly, and then packets that are right in form or in nothing.
    private static byte[] garbage(Random random) {
        ByteBuffer all = ByteBuffer.allocate(1 << 16);
        if (random.nextInt(4) > 0) {
            all.putInt(13).put((byte) 'O').putInt(6).putInt(0x1ff).putInt(0x1fffff);
        }
        int packets = random.nextInt(30);
        for (int i = 0; i < packets; i++) {
            byte[] data = new byte[random.nextInt(200)];
            random.nextBytes(data);
            int length = switch (random.nextInt(12)) {
                case 0 -> random.nextInt();
                case 1 -> 0;
                default -> data.length + 1;
            };
            all.putInt(length)
                    .put((byte) "ABCDEHKLMNOQRTU?".charAt(random.nextInt(16)))
                    .put(data);
        }
        byte[] bytes = new byte[all.position()];
        all.flip().get(bytes);
        return bytes;
    }

    @Test
    void aPacketThatNeverEndsIsNotWaitedFor() throws Exception {
        try (Milter milter = start(Map.of());
                MailServer slow = stranger(milter)) {
            slow.raw(new byte[] {0, 0, 1, 0, 'L', 'S'});
            for (int i = 0; i < 5; i++) { // each byte in time, the whole not
                Thread.sleep(300);
                try {
                    slow.raw(new byte[] {'x'});
                } catch (IOException cut) {
                    break;
                }
            }
            for (int i = 0; milter.connections() > 0 && i < 300; i++) {
                Thread.sleep(20);
            }
            assertThat(milter.connections()).isZero();
            assertThat(events).contains(new Event.Broken("a connection took too long"));
        }
    }

    @Test
    void aPacketLongerThanAnyIsReadPast() throws Exception {
        try (Milter milter = start(Map.of());
                MailServer server = stranger(milter)) {
            String field = "X-Long: " + "x".repeat(2 << 20) + "\n";
            assertThat(server.hand("", "robin@alder.example", field + Notices.forged())
                            .isAccepted())
                    .isTrue();
        }
    }

    @Test
    void aThousandSlowConnectionsLetOthersPass() throws Exception {
        try (Milter milter = start(Map.of())) {
            List<MailServer> slow = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                slow.add(stranger(milter));
            }
            assertThat(milter.connections()).isEqualTo(1_000);
            assertAlive(milter);
            for (MailServer server : slow) {
                server.close();
            }
        }
    }

    @Test
    void aNameServerThatSaysNothingCostsTheBudgetAtMost() throws Exception {
        try (java.net.DatagramSocket hole = new java.net.DatagramSocket(0)) {
            System.setProperty("dns.server", "127.0.0.1:" + hole.getLocalPort());
            org.xbill.DNS.ResolverConfig.refresh();
            try (Milter milter = start(Map.of("dns", "system", "time-budget", "2s"));
                    MailServer server = stranger(milter)) {
                long begun = System.nanoTime();
                assertThat(server.hand("", "robin@alder.example", Notices.open())
                                .isAccepted())
                        .isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            } finally {
                System.clearProperty("dns.server");
                org.xbill.DNS.ResolverConfig.refresh();
            }
        }
    }

    @Test
    void aLedgerThatCannotBeWrittenStopsNoMail() throws Exception {
        Path place = Files.createDirectory(folder.resolve("ledger.db")); // a folder is no database
        try (Milter milter = start(Map.of("sent", Map.of("ledger", place.toString(), "queue", 5L)))) {
            AtomicInteger taken = new AtomicInteger();
            try (MailServer server = stranger(milter)) {
                for (int i = 0; i < 50; i++) {
                    byte[] message = ("Message-ID: <" + i + "@alder.example>\nFrom: robin@alder.example\n\nHello\n")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    if (server.hand(
                                    "robin@alder.example",
                                    "kim@birch.example",
                                    message,
                                    Map.of("{auth_authen}", "robin"))
                            .isAccepted()) {
                        taken.incrementAndGet();
                    }
                }
                assertThat(server.hand("", "robin@alder.example", Notices.open())
                                .isAccepted())
                        .isTrue();
            }
            assertThat(taken).hasValue(50);
            assertThat(events)
                    .anyMatch(event -> event instanceof Event.Note note && note.level() == Event.Level.WARNING);
        }
    }
}
