package org.truebounce.report;

import java.util.List;
import java.util.Locale;
import org.truebounce.Diagnosis;
import org.truebounce.auth.authres.AuthenticationResults;
import org.truebounce.evidence.Answer;
import org.truebounce.evidence.Evidence;
import org.truebounce.mail.HeaderField;
import org.truebounce.notice.Kind;
import org.truebounce.verdict.Verdict;

/// A Diagnosis in short, as header fields of the message that it is about: for filters of mailboxes and for mail
/// programs.
///
/// @param reasons the words of the reasons for which recipients failed
/// @param evidence the ids of what speaks for the verdict or against it
public record HeaderReport(Verdict verdict, double confidence, Kind kind, List<String> reasons, List<String> evidence) {
    /// The fields of which only this program writes any begin so.
    public static final String MARK = "X-TrueBounce";

    private static final String RESULTS = "Authentication-Results";
    private static final int MOST_EVIDENCE = 12;

    public HeaderReport {
        reasons = reasons.stream().distinct().toList();
        evidence = evidence.stream().distinct().limit(MOST_EVIDENCE).toList();
    }

    public static HeaderReport of(Diagnosis diagnosis) {
        return new HeaderReport(
                diagnosis.judgement().verdict(),
                diagnosis.judgement().confidence(),
                diagnosis.notice().kind(),
                diagnosis.notice().failures().stream()
                        .map(failure -> failure.reason().word())
                        .toList(),
                diagnosis.evidence().stream()
                        .filter(found -> found.answer() != Answer.UNKNOWN)
                        .map(Evidence::id)
                        .toList());
    }

    /// The fields, in the order in which they are put on top of the others; the lines of a value end with LF.
    ///
    /// @param authservId the name under which the server writes results (RFC 8601 §2.5)
    public List<HeaderField> fields(String authservId) {
        return List.of(new HeaderField(MARK, summary()), new HeaderField(RESULTS, result(authservId)));
    }

    private String summary() {
        return verdict.word() + "; confidence=" + sureness() + "; kind=" + kind.word()
                + (reasons.isEmpty() ? "" : ";\n\treason=" + String.join(",", reasons))
                + ";\n\tevidence=" + String.join(",", evidence);
    }

    /// A method that is in no registry has a name that begins with `x-`.
    // RFC 8601 §2.7.7, §2.3: policy is the kind of property for what a server decides by itself
    private String result(String authservId) {
        String result = switch (verdict) {
            case GENUINE -> "pass";
            case BACKSCATTER, FAKE -> "fail";
            case COMPROMISED, UNDECIDED -> "neutral";
            case NOT_A_NOTICE -> "none";
        };
        return authservId + ";\n\tx-truebounce=" + result + " policy.x-verdict=" + verdict.word()
                + " policy.x-confidence=" + sureness();
    }

    private String sureness() {
        return String.format(Locale.ROOT, "%.3f", confidence);
    }

    /// Whether a field is one that this program writes under a name of its own. On a message that comes in it is
    /// forged.
    public static boolean isMark(String name) {
        return name.regionMatches(true, 0, MARK, 0, MARK.length());
    }

    /// Whether a field says that a server has written it: one that comes in, of a server that has not seen it yet, is
    /// forged.
    // RFC 8601 §5: a border server removes what comes in under its own name
    public static boolean isResult(String name, String value, String authservId) {
        return name.equalsIgnoreCase(RESULTS)
                && AuthenticationResults.parse(value).authservId().equalsIgnoreCase(authservId);
    }
}
