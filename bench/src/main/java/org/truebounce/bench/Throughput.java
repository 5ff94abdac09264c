package org.truebounce.bench;

import java.util.Locale;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;

/// Prints how many messages a second of CPU time is enough for, and that as a share of bare MIME decoding of
/// the same bytes in the same run.
public final class Throughput {
    private static final int ROUNDS = 11;
    private static final double MEGABYTE = 1e6;

    private Throughput() {}

    public static void main(String[] arguments) {
        MailFolder folder = MailFolder.chosen();
        MimeDecoding mime = new MimeDecoding();
        Pace<byte[]> ours = new Pace<>(
                folder.messages(),
                message ->
                        TrueBounce.diagnose(message, Account.UNKNOWN).summary().length());
        Pace<byte[]> bare = new Pace<>(folder.messages(), mime::decode);
        int oursWarm = ours.warmUp();
        int bareWarm = bare.warmUp();
        double[] oursRounds = new double[ROUNDS];
        double[] bareRounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) { // in turn, so that both meet the same machine
            oursRounds[round] = ours.round();
            bareRounds[round] = bare.round();
        }
        double oursPace = Pace.median(oursRounds);
        double barePace = Pace.median(bareRounds);
        double megabytes = folder.size() / MEGABYTE / folder.messages().size();
        System.out.printf(
                Locale.ROOT,
                "%s: %d messages, %.2f MB%n",
                folder.path(),
                folder.messages().size(),
                folder.size() / MEGABYTE);
        System.out.printf(
                Locale.ROOT, "one thread, warm (%d and %d rounds), median of %d rounds%n", oursWarm, bareWarm, ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "TrueBounce, whole Diagnosis  %,9.0f messages/CPU s  %7.1f MB/s%n",
                oursPace,
                oursPace * megabytes);
        System.out.printf(
                Locale.ROOT,
                "mime4j, MIME decoding alone  %,9.0f messages/CPU s  %7.1f MB/s%n",
                barePace,
                barePace * megabytes);
        System.out.printf(Locale.ROOT, "ratio                        %9.2f%n", oursPace / barePace);
        if (ours.sink() == 0 || bare.sink() == 0) {
            System.out.println("nothing was read");
        }
    }
}
