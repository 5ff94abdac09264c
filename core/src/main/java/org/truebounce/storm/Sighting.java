package org.truebounce.storm;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.truebounce.Diagnosis;
import org.truebounce.evidence.Answer;
import org.truebounce.mail.MailDate;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.verdict.Verdict;

/// One notice, as far as it tells of the run of mail that it belongs to.
///
/// @param source where the notice lies
/// @param time when it came
/// @param reporter who sent it; empty where it does not say
/// @param recipients whom the mail could not reach
/// @param subject the original's
/// @param marks what its original has in common with others of its run
/// @param verdict on the notice alone
/// @param leftOurSystems whether the original was shown to have left the owner's systems
public record Sighting(
        String source,
        Instant time,
        Optional<String> reporter,
        List<String> recipients,
        Optional<String> subject,
        Set<String> marks,
        Verdict verdict,
        Answer leftOurSystems) {

    /// What a judged message tells; empty where it is no real notice, or tells no time.
    public static Optional<Sighting> of(Diagnosis diagnosis, String source) {
        Notice notice = diagnosis.notice();
        Verdict verdict = diagnosis.judgement().verdict();
        if (!notice.kind().isNotice() || verdict == Verdict.FAKE) {
            return Optional.empty();
        }
        return notice.headers()
                .first("Date")
                .flatMap(MailDate::parse)
                .map(ZonedDateTime::toInstant)
                .or(() -> notice.returned().date())
                .map(time -> new Sighting(
                        source,
                        time,
                        notice.reporter().mta(),
                        notice.failures().stream()
                                .map(RecipientStatus::recipient)
                                .flatMap(Optional::stream)
                                .toList(),
                        notice.returned().subject(),
                        Marks.of(notice.returned()),
                        verdict,
                        diagnosis.judgement().answers().leftOurSystems()));
    }
}
