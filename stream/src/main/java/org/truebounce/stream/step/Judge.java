package org.truebounce.stream.step;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.account.Habits;
import org.truebounce.account.Places;
import org.truebounce.account.Run;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentMail;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.report.JsonReport;
import org.truebounce.storm.Witness;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Judged;
import org.truebounce.stream.event.Matter;
import org.truebounce.stream.event.Opinion;
import org.truebounce.verdict.Verdict;

/// Hands a notice and what is known of its mailbox to the core, and its Diagnosis on.
final class Judge implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_COPIES = 50;

    private final JudgeSettings settings;

    Judge(JudgeSettings settings) {
        this.settings = settings;
    }

    /// What is known of the mailbox that a notice came to.
    Account account(Arrival arrival, List<SentCopy> copies, Resolver dns) {
        Instant since = Instant.ofEpochMilli(arrival.time()).minus(settings.ledgerLife());
        // The one that knows nothing is the same for all mailboxes, and so is what the core makes of it.
        SentMail sent =
                copies.isEmpty() && !settings.complete() ? SentMail.NONE : new SentMail(settings.complete(), since);
        copies.forEach(sent::add);
        List<String> addresses = arrival.mailbox().isEmpty() ? List.of() : List.of(arrival.mailbox());
        Account account =
                Account.of(addresses, arrival.receivedBy()).withSent(sent).withDns(dns);
        return arrival.logins().isEmpty() ? account : account.withHabits(new Habits(places(arrival, sent), Map.of()));
    }

    private static Places places(Arrival arrival, SentMail sent) {
        Places places = new Places();
        places.addAll(sent.places());
        arrival.logins().forEach(places::add);
        return places;
    }

    Diagnosis diagnose(Arrival arrival, Account account) {
        return TrueBounce.diagnose(arrival.message(), account);
    }

    /// Judges a notice anew, with what many mailboxes' notices say of its run.
    Diagnosis diagnose(Matter matter, Run run, Resolver dns) {
        Arrival arrival = matter.arrival();
        Account account = account(arrival, matter.sent(), dns);
        Map<String, Run> runs =
                Run.key(matter.subject()).map(subject -> Map.of(subject, run)).orElse(Map.of());
        return diagnose(arrival, account.withHabits(new Habits(places(arrival, account.sent()), runs)));
    }

    /// What comes of a first Diagnosis.
    Opinion opinion(Arrival arrival, List<SentCopy> copies, Account account, Diagnosis diagnosis) {
        Optional<Witness> witness =
                Witness.of(diagnosis, arrival.id(), arrival.mailbox(), account, Instant.ofEpochMilli(arrival.time()));
        Optional<Matter> open = witness.filter(seen -> seen.verdict() == Verdict.UNDECIDED
                        && !seen.sketch().hashes().isEmpty()
                        && Run.key(seen.subject()).isPresent())
                .map(seen -> new Matter(
                        arrival,
                        relevant(copies, diagnosis.notice()),
                        seen.verdict().word(),
                        seen.subject(),
                        diagnosis.judgement().answers().notTheOwners()));
        return new Opinion(Optional.of(judged(arrival, diagnosis, 0, "")), witness, open, Optional.empty());
    }

    /// A Diagnosis to be sent on.
    static Judged judged(Arrival arrival, Diagnosis diagnosis, int revision, String amendedBy) {
        return new Judged(
                arrival.id(),
                arrival.mailbox(),
                arrival.time(),
                diagnosis.judgement().verdict().word(),
                revision,
                amendedBy,
                JsonReport.line(diagnosis, arrival.id()));
    }

    /// The copies that a later look at the same notice needs: those to the same people, under the same subject or id.
    private static List<SentCopy> relevant(List<SentCopy> copies, Notice notice) {
        List<String> failed = notice.recipients().stream()
                .map(RecipientStatus::recipient)
                .flatMap(Optional::stream)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toList();
        Optional<String> id = notice.returned().messageId();
        Optional<String> subject = notice.returned().subject().map(SentCopy::folded);
        Stream<SentCopy> related = copies.stream()
                .filter(copy -> (id.isPresent() && copy.messageId().equals(id))
                        || subject.filter(copy.subject()::equals).isPresent()
                        || copy.recipients().stream().anyMatch(failed::contains));
        // The latest one beside them: an empty ledger would say that nothing is known.
        return Stream.concat(related, copies.stream().skip(Math.max(0, copies.size() - 1)))
                .distinct()
                .limit(MOST_COPIES)
                .toList();
    }

    /// By what the record of the original is known when it comes: its id; where that did not come back, whom it went
    /// to.
    static Optional<String> originalKey(Notice notice) {
        return notice.returned()
                .messageId()
                .map(String::strip)
                .or(() -> notice.recipients().stream()
                        .map(RecipientStatus::recipient)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(Judge::recipientKey));
    }

    static String recipientKey(String address) {
        return "to " + address.toLowerCase(Locale.ROOT);
    }
}
