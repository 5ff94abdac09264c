package org.truebounce.milter;

import java.util.ArrayList;
import java.util.List;
import org.truebounce.Diagnosis;
import org.truebounce.mail.HeaderField;
import org.truebounce.milter.policy.Action;
import org.truebounce.milter.protocol.Change;
import org.truebounce.milter.protocol.Reply;
import org.truebounce.report.HeaderReport;
import org.truebounce.report.ReplyReport;

/// What a message, or the server that sends it, is told of the verdict.
final class Annotation {
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
        String text = ReplyReport.text(diagnosis, recipient);
        // RFC 3463 §3.8: the recipient's policy refuses it
        return action == Action.TEMPFAIL ? new Reply.Refuse(451, "4.7.1", text) : new Reply.Refuse(550, "5.7.1", text);
    }
}
