package org.truebounce.milter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Many connections at once: how many messages a second the guard alone can do, its counterpart in the same process.
///
/// `TRUEBOUNCE_MILTER_MESSAGES` says how many messages each connection hands over; without it, few.
class PaceTest {
    private static final int CONNECTIONS = 1_000;
    private static final int EACH = Integer.parseInt(System.getenv().getOrDefault("TRUEBOUNCE_MILTER_MESSAGES", "5"));

    @Test
    void aThousandConnectionsAreServedAtOnce() throws Exception {
        Settings settings = SettingsReader.read(Map.of(
                "listen",
                List.of("inet:127.0.0.1:0"),
                "domains",
                List.of("alder.example"),
                "dns",
                "off",
                "time-budget",
                "60s"));
        AtomicInteger events = new AtomicInteger();
        try (Milter milter = Milter.start(settings, event -> events.incrementAndGet())) {
            List<MailServer> servers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                MailServer server = new MailServer(milter.port());
                server.connect("mx.birch.example", "198.51.100.25", "mx.birch.example");
                servers.add(server);
            }
            assertThat(milter.connections()).isEqualTo(CONNECTIONS);
            for (int notices : new int[] {0, 5}) {
                AtomicInteger taken = new AtomicInteger();
                long begun = System.nanoTime();
                List<Thread> threads = new ArrayList<>();
                for (MailServer server : servers) {
                    threads.add(Thread.ofVirtual().start(() -> hand(server, notices, taken)));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                double seconds = (System.nanoTime() - begun) / 1e9;
                System.err.println(String.format(
                        Locale.ROOT,
                        "PaceTest: %d connections, %d%% notices: %.0f messages a second (%d messages)",
                        CONNECTIONS,
                        notices,
                        taken.get() / seconds,
                        taken.get()));
                assertThat(taken).hasValue(CONNECTIONS * EACH);
            }
            for (MailServer server : servers) {
                server.close();
            }
        }
    }

    private static void hand(MailServer server, int notices, AtomicInteger taken) {
        try {
            for (int i = 0; i < EACH; i++) {
                boolean notice = (i + System.identityHashCode(server)) % 100 < notices;
                boolean accepted = notice
                        ? server.hand("", "robin@alder.example", Notices.open()).isAccepted()
                        : server.hand("kim@birch.example", "robin@alder.example", Notices.ORDINARY)
                                .isAccepted();
                if (accepted) {
                    taken.incrementAndGet();
                }
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
