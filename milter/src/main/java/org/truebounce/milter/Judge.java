package org.truebounce.milter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.account.Passage;
import org.truebounce.auth.batv.AddressTag;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.evidence.Answer;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Message;
import org.truebounce.mail.Received;
import org.truebounce.milter.protocol.Incoming;
import org.truebounce.milter.sent.SentRecord;
import org.truebounce.milter.sent.SentRecord.Known;
import org.truebounce.notice.Notice;

/// Judges a message with what the server itself knows of it.
final class Judge {
    private final Settings settings;
    private final Resolver dns;
    private final Optional<SentRecord> record;
    private final Optional<Logins> logins;
    private final Optional<Tags> tags;

    Judge(Settings settings, Resolver dns, Optional<SentRecord> record, Optional<Logins> logins, Optional<Tags> tags) {
        this.settings = settings;
        this.dns = dns;
        this.record = record;
        this.logins = logins;
        this.tags = tags;
    }

    /// The server's own name: under which it writes results, and as which it takes mail.
    String ownName(Incoming message) {
        return settings.authservId().or(() -> message.macro("j")).orElse("localhost");
    }

    /// A message that was judged.
    ///
    /// @param passage what the record knows of the message that it gives back
    /// @param login under which login it left, where it did
    record Judged(Diagnosis diagnosis, Optional<Passage> passage, Optional<String> login) {
        /// Whether it left from here, by what else is known than its return address: the record, or else a verdict
        /// that rests on other evidence.
        Optional<Boolean> left() {
            Optional<Boolean> recorded = passage.map(Passage::left);
            return recorded.isPresent() || !isProved() ? recorded : Optional.of(true);
        }

        private boolean isProved() {
            boolean byTag = diagnosis.evidence().stream()
                    .anyMatch(found -> found.id().equals("returned-batv-tag") && found.answer() == Answer.YES);
            return !byTag
                    && switch (diagnosis.judgement().verdict()) {
                        case GENUINE, COMPROMISED -> true;
                        case BACKSCATTER, FAKE, UNDECIDED, NOT_A_NOTICE -> false;
                    };
        }
    }

    Judged judge(Incoming message, OwnFields fields, Instant now) {
        Notice notice = Notice.read(Message.parse(delivered(message, fields, now)));
        Account account = account(message, now);
        Known known = record.map(asked -> asked.about(notice, account.addresses(), this::isSuspect, now))
                .orElse(Known.NOTHING);
        Account told = known.passage().map(account::withPassage).orElse(account).withSent(known.sent());
        return new Judged(TrueBounce.diagnose(notice, told), known.passage(), known.login());
    }

    private boolean isSuspect(String login) {
        return logins.filter(watch -> watch.isSuspect(login)).isPresent();
    }

    /// The message as it will lie in the mailbox.
    byte[] delivered(Incoming message, OwnFields fields, Instant now) {
        return Delivered.view(message, hostName(message), fields, isRelayed(message), now);
    }

    /// What is known of those who are to get it.
    Account account(Incoming message, Instant now) {
        List<String> own = new ArrayList<>();
        for (String recipient : message.recipients()) {
            own.add(AddressTag.innermost(recipient).original());
        }
        List<String> inside = new ArrayList<>(settings.hosts());
        inside.add(hostName(message));
        inside.add(ownName(message));
        Account account = Account.of(own, inside).withDns(dns).withAt(now);
        return tags.map(Tags::known).map(account::withReturns).orElse(account);
    }

    private String hostName(Incoming message) {
        return message.macro("j").or(settings::authservId).orElse("localhost");
    }

    /// Whether an own host has taken the message from outside and handed it on: its trace line tells where it came
    /// from.
    private boolean isRelayed(Incoming message) {
        Optional<Received> top = Received.top(Headers.of(message.header()));
        return settings.isInside(message.client().address())
                && top.filter(hop -> Account.isWithin(hop.by(), settings.hosts()))
                        .isPresent();
    }
}
