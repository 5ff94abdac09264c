package org.truebounce.milter.sent;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.truebounce.account.Passage;
import org.truebounce.account.SentMail;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.LedgerException;
import org.truebounce.ledger.Location;
import org.truebounce.ledger.Sent;
import org.truebounce.notice.Notice;

/// The record of what left through this server and those that share its ledger.
public final class SentRecord implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration WAIT = Duration.ofMillis(1_500);
    private static final int MOST_RECIPIENTS = 20;

    private final Desk desk;
    private final Thread worker;
    private final boolean complete;

    /// What the record knows of a returned message.
    ///
    /// @param passage whether it left; empty where that is not known
    /// @param login under which login it left, or under which return address where there was none
    /// @param sent what its owner sent, as far as it helps
    public record Known(Optional<Passage> passage, Optional<String> login, SentMail sent) {
        /// Nothing.
        public static final Known NOTHING = new Known(Optional.empty(), Optional.empty(), SentMail.NONE);
    }

    /// @param place where the ledger is
    /// @param server the name of this server
    /// @param length how many messages may wait to be written
    /// @param complete whether all mail of the own domains leaves through servers that write there
    /// @param trouble hears when the ledger cannot be reached
    public SentRecord(String place, String server, int length, boolean complete, Consumer<String> trouble) {
        this.desk = new Desk(patient(place), server, length, trouble);
        this.complete = complete;
        this.worker = Thread.ofPlatform().name("milter-ledger").daemon().start(desk::work);
        await(
                PATIENCE,
                () -> desk.ledger().isPresent()
                        || desk.isTroubled()); // one that is there is there from the first message on
    }

    /// A server that has gone away without a word must not be waited for without end.
    private static Location patient(String place) {
        Location location = Location.of(place);
        return switch (location) {
            case Location.File file -> file;
            case Location.Server server
            when String.valueOf(server.url().getQuery()).contains("socketTimeout") -> server;
            case Location.Server server -> {
                String url = server.url().toString();
                yield new Location.Server(URI.create(
                        url + (url.indexOf('?') < 0 ? "?" : "&") + "socketTimeout=5&loginTimeout=5&tcpKeepAlive=true"));
            }
        };
    }

    /// Remembers a message that leaves; returns at once.
    public void remember(Sent sent) {
        desk.put(sent);
    }

    /// What is known of the message that a notice gives back.
    ///
    /// @param owners whom the notice goes to
    /// @param suspect whether a login behaves as if somebody else used it
    public Known about(Notice notice, List<String> owners, Predicate<String> suspect, Instant now) {
        Optional<Ledger> ledger = desk.ledger();
        if (ledger.isEmpty() || !notice.kind().isNotice()) {
            return Known.NOTHING;
        }
        try {
            return about(ledger.get(), notice, owners, suspect, now);
        } catch (LedgerException failed) {
            desk.broken();
            return Known.NOTHING;
        }
    }

    private Known about(Ledger ledger, Notice notice, List<String> owners, Predicate<String> suspect, Instant now) {
        Optional<Sent> left = find(ledger, notice, owners);
        if (left.isEmpty()) { // what has just left may wait to be written
            await(WAIT, desk::isSettled);
            left = find(ledger, notice, owners);
        }
        if (left.isPresent()) {
            Optional<String> login = left.get().login().or(left.get()::sender);
            boolean suspected = login.filter(suspect).isPresent();
            Passage passage = new Passage(true, left.get().copy().recipients(), suspected);
            return new Known(
                    Optional.of(passage), login, suspected ? SentMail.NONE : sent(ledger, left.stream(), owners));
        }
        if (notice.returned().messageId().isEmpty()) {
            return new Known(
                    Optional.empty(), Optional.empty(), sent(ledger, toFailed(ledger, notice, owners), owners));
        }
        return absent(ledger, notice, owners, now);
    }

    /// What is not there never left, where each server has written all that left until now.
    private Known absent(Ledger ledger, Notice notice, List<String> owners, Instant now) {
        Optional<Instant> written = notice.returned().date();
        if (!complete || written.isEmpty() || !desk.coverage().mayHold(written.get(), now)) {
            return Known.NOTHING;
        }
        await(WAIT, () -> desk.coverage().holds(written.get(), now));
        return desk.coverage().holds(written.get(), now)
                        && find(ledger, notice, owners).isEmpty()
                ? new Known(Optional.of(Passage.NEVER), Optional.empty(), SentMail.NONE)
                : Known.NOTHING;
    }

    private static Optional<Sent> find(Ledger ledger, Notice notice, List<String> owners) {
        return notice.returned().messageId().flatMap(ledger::withMessageId).filter(sent -> isOf(sent, owners));
    }

    private static void await(Duration most, BooleanSupplier done) {
        long end = System.nanoTime() + most.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean isOf(Sent sent, List<String> owners) {
        return sent.sender().isEmpty()
                || owners.stream()
                        .anyMatch(owner -> owner.equalsIgnoreCase(sent.sender().get()));
    }

    private static Stream<Sent> toFailed(Ledger ledger, Notice notice, List<String> owners) {
        return notice.recipients().stream()
                .flatMap(recipient -> recipient.recipient().stream())
                .limit(MOST_RECIPIENTS)
                .flatMap(address -> ledger.to(address).stream())
                .filter(sent -> isOf(sent, owners));
    }

    /// The owner's other mail beside what was found tells where he usually sends from.
    private static SentMail sent(Ledger ledger, Stream<Sent> found, List<String> owners) {
        List<Sent> all = new ArrayList<>();
        for (String owner : owners) {
            all.addAll(ledger.from(owner.toLowerCase(Locale.ROOT)));
        }
        found.filter(sent -> !all.contains(sent)).forEach(all::add);
        SentMail mail = new SentMail(false);
        all.forEach(sent -> mail.add(sent.copy()));
        return mail;
    }

    /// The ledger, where it can be reached.
    public Optional<Ledger> ledger() {
        return desk.ledger();
    }

    /// Messages that were written.
    public long written() {
        return desk.written();
    }

    /// Messages that could not be remembered.
    public long lost() {
        return desk.lost();
    }

    /// Messages that wait to be written.
    public int waiting() {
        return desk.waiting();
    }

    @Override
    public void close() {
        desk.stop();
        try {
            worker.join(PATIENCE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
