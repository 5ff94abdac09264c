package org.truebounce.survey;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.account.Habits;
import org.truebounce.account.Places;
import org.truebounce.account.Run;
import org.truebounce.evidence.Submission;
import org.truebounce.mail.Headers;
import org.truebounce.mail.MailDate;
import org.truebounce.notice.Notice;
import org.truebounce.notice.NoticeSigns;
import org.truebounce.verdict.Judgement;
import org.truebounce.verdict.Verdict;

/// Looks through a mailbox once, by the headers and in its notices whole, and tells what that teaches of its owner.
///
/// Memory grows with the number of different subjects and failed addresses among the notices, up to a bound.
public final class Survey {
    private static final int MOST_RUNS = 100_000;

    private final Account account;
    private final Border border = new Border();
    private final Places places = new Places();
    private final Map<String, Tally> runs = new HashMap<>();

    /// @param account what is known before
    public Survey(Account account) {
        this.account = account;
        places.addAll(account.sent().places());
    }

    /// Adds a message of the mailbox.
    public void add(byte[] message) {
        Headers headers = Headers.of(message);
        addHeader(headers);
        if (NoticeSigns.in(headers)) {
            addNotice(message);
        }
    }

    /// Adds the header of a message.
    public void addHeader(Headers headers) {
        border.add(headers);
    }

    /// Adds a message whose header was added, and that may be a notice.
    public void addNotice(byte[] message) {
        add(TrueBounce.diagnose(message, account));
    }

    private void add(Diagnosis diagnosis) {
        Notice notice = diagnosis.notice();
        Judgement judgement = diagnosis.judgement();
        if (!notice.kind().isNotice() || judgement.verdict() == Verdict.FAKE) {
            return;
        }
        if (judgement.verdict() == Verdict.GENUINE) {
            Submission.address(notice, account).ifPresent(places::add);
        }
        Optional<String> key = notice.returned().subject().flatMap(Run::key);
        if (key.isPresent() && (runs.size() < MOST_RUNS || runs.containsKey(key.get()))) {
            runs.computeIfAbsent(key.get(), unseen -> new Tally())
                    .add(notice, judgement.answers().leftOurSystems(), strangers(notice), day(notice));
        }
    }

    private List<String> strangers(Notice notice) {
        return notice.failures().stream()
                .flatMap(failure -> failure.recipient().stream())
                .filter(address -> !account.sent().hasWrittenTo(address))
                .toList();
    }

    private static long day(Notice notice) {
        return notice.headers()
                .first("Date")
                .flatMap(MailDate::parse)
                .map(ZonedDateTime::toInstant)
                .map(Instant::getEpochSecond)
                .map(seconds -> Math.floorDiv(seconds, 86_400L))
                .orElse(0L);
    }

    /// What is known of the owner now: own hosts are learned only where addresses were given, and no hosts.
    public Account account() {
        Map<String, Run> known = runs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, run -> run.getValue().sum()));
        Account taught = account.withHabits(new Habits(places, known));
        return account.trusted().isEmpty() ? taught.withTrusted(border.own(account.addresses())) : taught;
    }
}
