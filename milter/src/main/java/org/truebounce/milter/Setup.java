package org.truebounce.milter;

import java.util.Optional;
import java.util.function.Consumer;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.milter.Event.Level;
import org.truebounce.milter.Settings.SentSettings;
import org.truebounce.milter.protocol.Incoming;
import org.truebounce.milter.sent.SentRecord;

/// The settings and what was made of them: exchanged as a whole when they are read anew.
record Setup(Settings settings, Judge judge, Optional<SentRecord> sent, Optional<Logins> logins, Optional<Tags> tags) {

    static Setup of(Settings settings, Consumer<Event> events) {
        Optional<SentRecord> record = record(settings.sent(), events);
        return of(settings, record, logins(settings, record, events), tags(settings, record, events));
    }

    /// Other settings; what was made of those that stay the same stays too.
    Setup with(Settings other, Consumer<Event> events) {
        Optional<SentRecord> record = other.sent().equals(settings.sent()) ? sent : record(other.sent(), events);
        boolean same = record.equals(sent);
        return of(
                other,
                record,
                same && other.logins().equals(settings.logins()) ? logins : logins(other, record, events),
                same && other.returns().equals(settings.returns()) ? tags : tags(other, record, events));
    }

    private static Setup of(
            Settings settings, Optional<SentRecord> record, Optional<Logins> logins, Optional<Tags> tags) {
        return new Setup(settings, new Judge(settings, resolver(settings), record, logins, tags), record, logins, tags);
    }

    private static Optional<Tags> tags(Settings settings, Optional<SentRecord> record, Consumer<Event> events) {
        return settings.returns().map(returns -> Tags.open(returns, () -> record.flatMap(SentRecord::ledger), events));
    }

    private static Optional<Logins> logins(Settings settings, Optional<SentRecord> record, Consumer<Event> events) {
        Optional<Logins> logins = settings.logins().map(watched -> new Logins(watched, events));
        logins.ifPresent(watch -> record.ifPresent(kept -> watch.learn(kept::ledger)));
        return logins;
    }

    private static Optional<SentRecord> record(SentSettings sent, Consumer<Event> events) {
        return sent.ledger()
                .map(place -> new SentRecord(
                        place,
                        sent.server(),
                        sent.queue(),
                        sent.complete(),
                        trouble -> events.accept(new Event.Note(Level.WARNING, trouble))));
    }

    /// A question may take a quarter of what a message may: several are asked at most before the first answer is kept.
    private static Resolver resolver(Settings settings) {
        return Resolver.named(settings.dns(), settings.budget().dividedBy(4));
    }

    /// Whether a message is sent from here: by somebody who logged in, or from an own network under an own address.
    boolean isOutgoing(Incoming message) {
        if (message.sender().isEmpty()) {
            return false;
        }
        return message.macro("auth_authen").isPresent()
                || (settings.isInside(message.client().address()) && settings.isOwn(message.sender()));
    }
}
