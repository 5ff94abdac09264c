package org.truebounce.milter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.truebounce.Diagnosis;
import org.truebounce.evidence.Answer;
import org.truebounce.evidence.Evidence;
import org.truebounce.mail.HeaderField;
import org.truebounce.milter.policy.Action;
import org.truebounce.milter.protocol.Change;
import org.truebounce.milter.protocol.Reply;
import org.truebounce.report.HeaderReport;
import org.truebounce.verdict.Verdict;

/// What a message, or the server that sends it, is told of the verdict.
final class Annotation {
    private static final int MOST_EVIDENCE = 12;

    private Annotation() {}

    /// The fields that tell of a verdict.
    static List<Change> fields(Diagnosis diagnosis, Action action, String authservId) {
        List<Change> fields = new ArrayList<>();
        if (action == Action.FILE) {
            fields.add(new Change.AddField(
                    HeaderReport.MARK + "-File", diagnosis.judgement().verdict().word()));
        }
        for (HeaderField field : HeaderReport.of(diagnosis).fields(authservId)) {
            fields.add(new Change.AddField(field.name(), field.value()));
        }
        return fields;
    }

    /// What the sending server is told, so that whoever runs it can mend it.
    static Reply refusal(Diagnosis diagnosis, Action action, String recipient) {
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
        // RFC 3463 §3.8: the recipient's policy refuses it
        return action == Action.TEMPFAIL
                ? new Reply.Refuse(451, "4.7.1", what + why)
                : new Reply.Refuse(550, "5.7.1", what + why);
    }
}
