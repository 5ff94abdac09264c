package org.truebounce.stream;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.account.SentMail;
import org.truebounce.report.JsonReport;

/// The core without the stream, as a process of its own: one loop over the same notices of the same mailboxes, whose
/// records of sent mail lie ready. Prints the CPU seconds that the whole process took for the second half of them.
final class CoreAlone {
    private static final double NANOS = 1e9;
    private static final int CHUNK = 1_000;

    private CoreAlone() {}

    /// Judges one after another.
    ///
    /// @param arguments how many notices, of how many mailboxes
    public static void main(String[] arguments) throws Exception {
        int notices = Integer.parseInt(arguments[0]);
        int mailboxes = Integer.parseInt(arguments[1]);
        Map<String, SentMail> sent = new HashMap<>();
        for (Topics.Mail mail : Topics.sent(mailboxes)) {
            sent.computeIfAbsent(mail.mailbox(), mailbox -> new SentMail(false)).add(mail.message());
        }
        List<byte[]> corpus = List.copyOf(Topics.corpus().values());
        long length = 0;
        double spent = 0;
        for (int from = 0; from < notices; from += CHUNK) {
            List<Topics.Mail> mails = IntStream.range(from, Math.min(notices, from + CHUNK))
                    .mapToObj(number -> Topics.notice(corpus, number, mailboxes))
                    .toList();
            double begin = cpu();
            for (Topics.Mail notice : mails) {
                Account account = Account.of(List.of(notice.mailbox()), List.of(Topics.HOST))
                        .withSent(sent.getOrDefault(notice.mailbox(), SentMail.NONE));
                length += JsonReport.line(TrueBounce.diagnose(notice.message(), account), notice.mailbox())
                        .length();
            }
            spent += from >= notices / 2 ? cpu() - begin : 0;
        }
        System.out.println(length + " characters");
        System.out.println(spent);
    }

    private static double cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / NANOS;
    }
}
