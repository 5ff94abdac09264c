package org.truebounce.stream;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.account.SentMail;
import org.truebounce.report.JsonReport;

/// The core without the stream, as a process of its own: one loop over the same notices of the same mailboxes, whose
/// records of sent mail lie ready. Prints the CPU seconds that the whole process took for the second half of them.
final class CoreAlone {
    private static final double NANOS = 1e9;

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
        double half = 0;
        for (int i = 0; i < notices; i++) {
            if (i == notices / 2) {
                half = cpu();
            }
            Topics.Mail notice = Topics.notice(corpus, i, mailboxes);
            Account account = Account.of(List.of(notice.mailbox()), List.of(Topics.HOST))
                    .withSent(sent.getOrDefault(notice.mailbox(), SentMail.NONE));
            length += JsonReport.line(TrueBounce.diagnose(notice.message(), account), "n" + i)
                    .length();
        }
        System.out.println(length + " characters");
        System.out.println(cpu() - half);
    }

    private static double cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / NANOS;
    }
}
