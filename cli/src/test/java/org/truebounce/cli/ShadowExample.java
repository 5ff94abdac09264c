package org.truebounce.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truebounce.ledger.Ledger;

/// What `truebounce batv shadow` says of a mail server that has signed for ten days.
final class ShadowExample {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final int DAYS = 10;

    private ShadowExample() {}

    static String printed() {
        try {
            Path folder = Files.createTempDirectory("truebounce-shadow");
            Path file = folder.resolve("ledger.db");
            try (Ledger ledger = Ledger.open(file)) {
                ledger.learn(List.of(), days());
            }
            String printed = Program.prints(
                            List.of("batv", "shadow", "--ledger", file.toString(), "--at", TODAY + "T12:00:00Z"))
                    .strip();
            Files.delete(file);
            Files.delete(folder);
            return "```text\n$ ./truebounce batv shadow --ledger /var/lib/truebounce/ledger.db\n" + printed + "\n```";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<LocalDate, Map<String, Long>> days() {
        Map<LocalDate, Map<String, Long>> days = new HashMap<>();
        for (int day = 0; day <= DAYS; day++) {
            days.put(
                    TODAY.minusDays(day),
                    Map.of(
                            "returns.signed", 140L + day,
                            "returns.untouched.only-inside", 31L,
                            "returns.untouched.exempt-recipient", 2L,
                            "returns.notice.valid", 3L,
                            "returns.notice.no-notice", 9L,
                            "returns.notice.unsigned", 17L));
        }
        days.put(
                TODAY.minusDays(2),
                Map.of("returns.signed", 120L, "returns.notice.unsigned", 12L, "returns.notice.sent-unsigned", 1L));
        return days;
    }
}
