package org.truebounce.ledger;

import java.util.List;
import java.util.stream.IntStream;

/// A program that writes batches without end and tells of each when it is committed; it is there to be killed.
final class CommittingWriter {
    static final int NOTICES = 20;

    private CommittingWriter() {}

    /// Takes where the ledger lies and the number of the first batch.
    public static void main(String[] arguments) {
        int first = Integer.parseInt(arguments[1]);
        try (Ledger ledger = Ledger.open(Location.of(arguments[0]))) {
            Run run = ledger.begin("inbox", Samples.NOON);
            for (int batch = first; ; batch++) {
                ledger.rememberSent(List.of(Samples.sent("batch" + batch, recipient(batch))));
                ledger.rememberNotices(notices(batch), run, String.valueOf(batch));
                if (batch > first) { // what came before is sent again, as after a restart: it must not count twice
                    ledger.rememberNotices(notices(batch - 1));
                }
                System.out.println(batch);
                System.out.flush();
            }
        }
    }

    static List<SeenNotice> notices(int batch) {
        return IntStream.range(0, NOTICES)
                .mapToObj(i -> Samples.notice("batch " + batch + " notice " + i, recipient(batch)))
                .toList();
    }

    static String recipient(int batch) {
        return "r" + batch + "@example.net";
    }
}
