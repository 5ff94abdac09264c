package org.truebounce.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The ledger in PostgreSQL.
class PostgresLedgerTest extends LedgerContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static Optional<PostgresServer> server = Optional.empty();

    private URI url = URI.create("postgresql://nowhere/");

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(PostgresServer.isInstalled(), "PostgreSQL is not installed");
        server = Optional.of(PostgresServer.start());
    }

    @AfterAll
    static void stop() throws Exception {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    @BeforeEach
    void fresh() throws Exception {
        url = server.orElseThrow().database("ledger" + NUMBER.incrementAndGet());
    }

    @AfterEach
    void removeKey() throws Exception {
        Files.deleteIfExists(place().keyFile());
    }

    @Override
    Location place() {
        return Location.of(url.toString());
    }

    @Test
    void aServerThatDoesNotAnswerCostsOneLineWithoutThePassword() {
        assertThatThrownBy(() -> Ledger.open(URI.create("postgresql://robin:hunter2@127.0.0.1:1/mail")))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("postgresql://127.0.0.1:1/mail")
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("\n");
    }

    @Test
    void theServersOwnExaminationFindsNothing() throws Exception {
        try (Ledger ledger = Ledger.open(place())) {
            ledger.rememberSent(java.util.List.of(Samples.sent("tea", "kim@example.net")));
        }
        server.orElseThrow().examine(url.getPath().substring(1));
    }
}
