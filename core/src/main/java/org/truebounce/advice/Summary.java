package org.truebounce.advice;

import java.util.List;
import java.util.Optional;
import org.truebounce.mail.Address;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.verdict.Judgement;

/// What a message says and what that means, in one or two plain sentences.
public final class Summary {
    private Summary() {}

    public static String of(Judgement judgement, Notice notice) {
        return switch (judgement.verdict()) {
            case NOT_A_NOTICE -> other(notice);
            case UNDECIDED -> failed(notice) + " Whether you sent it cannot be told from this notice alone.";
            case GENUINE -> "You sent this message. " + failed(notice);
            case BACKSCATTER ->
                "A real notice" + from(notice)
                        + " about a message that was not sent by you: it was forged in your name.";
            case COMPROMISED ->
                "A message left through your own mail system that you did not send: somebody uses your account or computer. "
                        + failed(notice);
            case FAKE -> "This is no real notice: it is a forgery that wants something from you.";
        };
    }

    private static String from(Notice notice) {
        return notice.reporter().mta().map(mta -> " from " + mta).orElse("");
    }

    private static String failed(Notice notice) {
        String said = notice.reporter().mta().map(mta -> mta + " says: ").orElse("It says: ");
        List<RecipientStatus> failures = notice.failures();
        if (failures.isEmpty()) {
            return said + "a message was not delivered. It does not say to whom.";
        }
        String first = plainly(failures.getFirst());
        String late = notice.kind() == Kind.DELAY ? " It is still being tried." : "";
        return failures.size() == 1
                ? said + first + late
                : said + first + " " + (failures.size() - 1) + " more addresses failed." + late;
    }

    /// What happened to the mail for one recipient, such as `kim@exmaple.net does not exist at exmaple.net.`
    public static String plainly(RecipientStatus failure) {
        String recipient = failure.recipient().orElse("the recipient");
        String host = failure.recipient()
                .map(address -> new Address("", address).domain())
                .filter(domain -> !domain.isEmpty())
                .orElse("the recipient's domain");
        return Optional.ofNullable(
                        AdviceTexts.texts("reasons.txt").get(failure.reason().word()))
                .orElseThrow(() -> new IllegalStateException("no words for " + failure.reason()))
                .replace("{recipient}", recipient)
                .replace("{host}", host);
    }

    private static String other(Notice notice) {
        return switch (notice.kind()) {
            case SUCCESS -> "This confirms that a message was delivered.";
            case AUTO_REPLY -> "This is an automatic answer.";
            case READ_RECEIPT -> "This is a read receipt.";
            case ABUSE_REPORT -> "This is a complaint about a message, in the Abuse Reporting Format.";
            case CHALLENGE -> "This asks you to confirm that you sent a message.";
            case FAILURE, DELAY, OTHER ->
                notice.enclosed().isPresent()
                        ? "This is no delivery notice to you; it passes one on. In that: "
                                + failed(notice.enclosed().get())
                        : "This is no delivery notice.";
        };
    }
}
