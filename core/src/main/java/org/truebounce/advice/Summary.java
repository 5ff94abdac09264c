package org.truebounce.advice;

import java.util.List;
import java.util.Set;
import org.truebounce.language.Language;
import org.truebounce.language.Sentences;
import org.truebounce.mail.Address;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Notice;
import org.truebounce.notice.Reason;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.verdict.Judgement;

/// What a message says and what that means, in one or two plain sentences.
public final class Summary {
    private static final String NAMED = "says";
    private static final String UNNAMED = "unnamed";

    /// The sentences of a reason that are no steps.
    static final Set<String> OF_A_REASON = Set.of(NAMED, UNNAMED);

    private Summary() {}

    public static String of(Judgement judgement, Notice notice, Language language) {
        return switch (judgement.verdict()) {
            case NOT_A_NOTICE -> other(notice, language);
            case UNDECIDED, GENUINE, COMPROMISED, BACKSCATTER, FAKE ->
                language.sentences("report")
                        .say(
                                "summary",
                                judgement.verdict().word(),
                                "failed",
                                failed(notice, language),
                                "mta",
                                notice.reporter().mta().orElse(""));
        };
    }

    private static String other(Notice notice, Language language) {
        boolean enclosed = notice.enclosed().isPresent();
        String said = switch (notice.kind()) {
            case SUCCESS, AUTO_REPLY, READ_RECEIPT, ABUSE_REPORT, CHALLENGE ->
                notice.kind().word();
            case FAILURE, DELAY, OTHER -> enclosed ? "enclosed" : Kind.OTHER.word();
        };
        String failed = notice.enclosed().map(inner -> failed(inner, language)).orElse("");
        return language.sentences("report").say("summary", said, "failed", failed);
    }

    /// Who says whose mail failed, and why.
    private static String failed(Notice notice, Language language) {
        Sentences report = language.sentences("report");
        List<RecipientStatus> failures = notice.failures();
        String mta = notice.reporter().mta().orElse("");
        return report.say(
                "failed",
                failures.isEmpty() ? "nobody" : mta.isEmpty() ? "unnamed" : "named",
                "mta",
                mta,
                "what",
                failures.isEmpty() ? "" : plainly(failures.getFirst(), language),
                "more",
                failures.size() < 2 ? "" : report.count("failed", "more", failures.size() - 1),
                "late",
                notice.kind() == Kind.DELAY ? report.say("failed", "late") : "");
    }

    /// What happened to the mail for one recipient, such as `kim@exmaple.net does not exist at exmaple.net.`
    public static String plainly(RecipientStatus failure, Language language) {
        return plainly(failure.reason(), failure.recipient().orElse(""), language);
    }

    /// Why mail did not reach a recipient; an empty one is not named.
    public static String plainly(Reason reason, String recipient, Language language) {
        return language.sentences("reasons")
                .say(
                        reason.word(),
                        recipient.isEmpty() ? UNNAMED : NAMED,
                        "recipient",
                        recipient,
                        "host",
                        new Address("", recipient).domain());
    }
}
