package org.truebounce.report;

import java.util.stream.Collectors;
import org.truebounce.Diagnosis;
import org.truebounce.evidence.Answer;
import org.truebounce.evidence.Evidence;
import org.truebounce.verdict.Verdict;

/// A Diagnosis in short, as a mail server's reply to whoever hands over the message: why it is not taken, so that
/// whoever runs the other server can mend it.
public final class ReplyReport {
    private static final int MOST_EVIDENCE = 12;

    private ReplyReport() {}

    /// The reply, without its codes.
    ///
    /// @param recipient whom the message is for
    public static String text(Diagnosis diagnosis, String recipient) {
        String what = diagnosis.judgement().verdict() == Verdict.BACKSCATTER
                ? "The message that this notice is about was not sent by " + recipient
                        + "; the sender was forged. Please refuse such mail during SMTP, do not bounce it afterwards."
                : "This is not a real delivery notice. If it is, please send it with the original's header and from"
                        + " the null sender.";
        String why = diagnosis.evidence().stream()
                .filter(found -> found.answer() == Answer.NO)
                .map(Evidence::id)
                .distinct()
                .limit(MOST_EVIDENCE)
                .collect(Collectors.joining(" ", " [", "]"));
        return what + why;
    }
}
