package org.truebounce;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.account.Account;
import org.truebounce.notice.Notice;
import org.truebounce.notice.Reason;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.spelling.Speller;
import org.truebounce.spelling.Suggestion;
import org.truebounce.spelling.Symptom;
import org.truebounce.verdict.Verdict;

/// Asks which of the failed addresses may be misspelled.
final class Spelling {
    private static final int MOST = 100;

    private Spelling() {}

    /// The suggestions for a notice; none where the message was hardly the owner's.
    static List<Suggestion> suggestions(Notice notice, Verdict verdict, Account account) {
        return switch (verdict) {
            case GENUINE, UNDECIDED ->
                notice.failures().stream()
                        .limit(MOST)
                        .flatMap(failure -> suggestion(failure, account).stream())
                        .toList();
            case BACKSCATTER, COMPROMISED, FAKE, NOT_A_NOTICE -> List.of();
        };
    }

    private static Optional<Suggestion> suggestion(RecipientStatus failure, Account account) {
        return symptom(failure.reason())
                .flatMap(symptom -> written(failure)
                        .flatMap(address -> Speller.of(account)
                                .meant(address, symptom)
                                .map(meant -> new Suggestion(address, meant))));
    }

    /// The address as the sender wrote it; empty where his address worked and led on to another one.
    static Optional<String> written(RecipientStatus failure) {
        Optional<String> original = failure.originalRecipient();
        return original.isEmpty() || failure.recipient().isEmpty()
                ? failure.recipient().or(() -> original)
                : original.filter(written -> isSame(written, failure.recipient().get()));
    }

    /// Whether an address is the one that was written, at most with a domain completed on the way.
    private static boolean isSame(String written, String address) {
        return address.toLowerCase(Locale.ROOT).startsWith(written.toLowerCase(Locale.ROOT));
    }

    private static Optional<Symptom> symptom(Reason reason) {
        return switch (reason) {
            case USER_UNKNOWN -> Optional.of(Symptom.NO_SUCH_MAILBOX);
            case HOST_UNKNOWN, NULL_MX -> Optional.of(Symptom.NO_SUCH_DOMAIN);
            case EXPIRED, NETWORK -> Optional.of(Symptom.NO_ANSWER);
            case MAILBOX_DISABLED -> Optional.of(Symptom.CLOSED);
            case RELAY_DENIED, NOT_ACCEPTED, SUPPRESSED, SYNTAX, UNDEFINED -> Optional.of(Symptom.REFUSED);
            case USER_MOVED,
                    MAILBOX_FULL,
                    MESSAGE_TOO_BIG,
                    CONTENT_REJECTED,
                    SPAM_SUSPECTED,
                    VIRUS_SUSPECTED,
                    AUTHENTICATION_FAILED,
                    BAD_REPUTATION,
                    BLOCKED,
                    POLICY,
                    RATE_LIMITED,
                    GREYLISTED,
                    SECURITY,
                    TLS_REQUIRED,
                    SYSTEM_ERROR,
                    SYSTEM_FULL,
                    LOOP -> Optional.empty();
        };
    }
}
