package org.truebounce.milter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.truebounce.Diagnosis;
import org.truebounce.evidence.Answer;
import org.truebounce.evidence.Evidence;
import org.truebounce.milter.policy.Action;
import org.truebounce.milter.protocol.Change;
import org.truebounce.milter.protocol.Reply;
import org.truebounce.verdict.Verdict;

/// What a message, or the server that sends it, is told of the verdict.
final class Annotation {
    private static final int MOST_EVIDENCE = 12;

    private Annotation() {}

    /// The fields that tell of a verdict.
    static List<Change> fields(Diagnosis diagnosis, Action action, String authservId) {
        List<Change> fields = new ArrayList<>();
        if (action == Action.FILE) {
            fields.add(new Change.AddField(OwnFields.MARK + "-File", word(diagnosis)));
        }
        fields.add(new Change.AddField(OwnFields.MARK, summary(diagnosis)));
        fields.add(new Change.AddField(OwnFields.RESULTS, result(diagnosis, authservId)));
        return fields;
    }

    private static String word(Diagnosis diagnosis) {
        return diagnosis.judgement().verdict().word();
    }

    private static String confidence(Diagnosis diagnosis) {
        return String.format(Locale.ROOT, "%.3f", diagnosis.judgement().confidence());
    }

    private static String summary(Diagnosis diagnosis) {
        String reasons = diagnosis.notice().failures().stream()
                .map(failure -> failure.reason().word())
                .distinct()
                .collect(Collectors.joining(","));
        return word(diagnosis) + "; confidence=" + confidence(diagnosis) + "; kind="
                + diagnosis.notice().kind().word() + (reasons.isEmpty() ? "" : ";\n\treason=" + reasons)
                + evidence(diagnosis).collect(Collectors.joining(",", ";\n\tevidence=", ""));
    }

    private static java.util.stream.Stream<String> evidence(Diagnosis diagnosis) {
        return diagnosis.evidence().stream()
                .filter(found -> found.answer() != Answer.UNKNOWN)
                .map(Evidence::id)
                .distinct()
                .limit(MOST_EVIDENCE);
    }

    /// A method that is in no registry has a name that begins with `x-`.
    // RFC 8601 §2.7.7, §2.3: policy is the kind of property for what a server decides by itself
    private static String result(Diagnosis diagnosis, String authservId) {
        String result = switch (diagnosis.judgement().verdict()) {
            case GENUINE -> "pass";
            case BACKSCATTER, FAKE -> "fail";
            case COMPROMISED, UNDECIDED -> "neutral";
            case NOT_A_NOTICE -> "none";
        };
        return authservId + ";\n\tx-truebounce=" + result + " policy.x-verdict=" + word(diagnosis)
                + " policy.x-confidence=" + confidence(diagnosis);
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
