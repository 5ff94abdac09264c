package org.truebounce.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.account.Account;
import org.truebounce.account.SentMail;
import org.truebounce.auth.dmarc.OrganizationalDomain;
import org.truebounce.evidence.Answer;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.verdict.Verdict;

/// One mailbox's notice, as far as it tells of what happens to many mailboxes.
///
/// @param id the notice's name
/// @param mailbox whose notice it is
/// @param time when it came, in seconds since 1970
/// @param reporter the organisation that sent it; blank where it does not say
/// @param subject the original's; blank where it did not come back
/// @param left whether the original was shown to have left the owner's systems
/// @param verdict on the notice alone
/// @param strangers the failed addresses that the mailbox had not written to until a day before
/// @param sketch the original's outline
public record Witness(
        String id,
        String mailbox,
        long time,
        String reporter,
        String subject,
        Answer left,
        Verdict verdict,
        List<String> strangers,
        Sketch sketch) {
    private static final int MOST_STRANGERS = 100;
    private static final int LONGEST_SUBJECT = 200;
    private static final Duration NEW = Duration.ofDays(1);

    /// What a judged message tells; empty where it is no real notice.
    public static Optional<Witness> of(Diagnosis diagnosis, String id, String mailbox, Account account, Instant time) {
        Notice notice = diagnosis.notice();
        Verdict verdict = diagnosis.judgement().verdict();
        if (!notice.kind().isNotice() || verdict == Verdict.FAKE) {
            return Optional.empty();
        }
        String subject = notice.returned().subject().orElse("");
        return Optional.of(new Witness(
                id,
                mailbox.toLowerCase(Locale.ROOT),
                time.getEpochSecond(),
                notice.reporter()
                        .mta()
                        .filter(mta -> mta.indexOf('.') > 0)
                        .map(mta -> OrganizationalDomain.byName(mta).name())
                        .orElse(""),
                subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
                diagnosis.judgement().answers().leftOurSystems(),
                verdict,
                strangers(notice, account.sent(), time),
                Sketch.of(Marks.of(notice.returned()))));
    }

    private static List<String> strangers(Notice notice, SentMail sent, Instant time) {
        Instant before =
                notice.returned().date().filter(time::isAfter).orElse(time).minus(NEW);
        return notice.failures().stream()
                .map(RecipientStatus::recipient)
                .flatMap(Optional::stream)
                .filter(address -> sent.to(address).stream()
                        .noneMatch(copy -> copy.time().filter(before::isAfter).isPresent()))
                .limit(MOST_STRANGERS)
                .toList();
    }

    /// The domain of the mailbox.
    String domain() {
        return mailbox.substring(mailbox.indexOf('@') + 1);
    }
}
