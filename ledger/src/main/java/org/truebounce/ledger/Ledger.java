package org.truebounce.ledger;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.truebounce.account.SentMail;

/// What was sent and what came back, remembered.
///
/// What a method has written is on the disk, whole, when it returns. Several programs may use a ledger at once, and
/// several threads one `Ledger`. A [hashed](#isHashed) ledger answers the same questions and tells no values.
public final class Ledger implements AutoCloseable {
    private final Store store;
    private final Values values;
    private final SentTable sent;
    private final NoticeTable notices;
    private final StormTable storms;
    private final RunTable runs;
    private final LearnedTable learned;

    private Ledger(Store store, Values values) {
        this.store = store;
        this.values = values;
        this.sent = new SentTable(values);
        this.notices = new NoticeTable(values);
        this.storms = new StormTable(values);
        this.runs = new RunTable(values);
        this.learned = new LearnedTable(values);
    }

    /// Opens a ledger in a file, which is made where it does not exist.
    ///
    /// @throws LedgerException where it cannot be used
    public static Ledger open(Path file) {
        return open(new Location.File(file));
    }

    /// Opens a ledger in PostgreSQL; its tables are made where they do not exist.
    public static Ledger open(URI url) {
        return open(Location.of(url.toString()));
    }

    public static Ledger open(Location location) {
        return open(location, false);
    }

    /// Opens a ledger that keeps values as hashes under a key, which is made where there is none. A ledger that was
    /// begun so is hashed ever after, however it is opened.
    public static Ledger openHashed(Location location) {
        return open(location, true);
    }

    private static Ledger open(Location location, boolean hashed) {
        Store store = Store.open(location);
        try {
            Schema.bringUpToDate(store);
            return new Ledger(store, Settings.values(store, hashed));
        } catch (RuntimeException unusable) {
            store.close();
            throw unusable;
        }
    }

    /// Whether there may be a ledger; a server is not asked.
    public static boolean exists(Location location) {
        return switch (location) {
            case Location.File file -> Files.exists(file.file());
            case Location.Server server -> true;
        };
    }

    public Location location() {
        return store.location();
    }

    /// Whether values that identify somebody are kept as hashes, and Diagnoses not at all.
    public boolean isHashed() {
        return values.areHashed();
    }

    /// Remembers messages that left; those that are there already are left as they are.
    ///
    /// @return how many were new
    public int rememberSent(Collection<Sent> messages) {
        Instant now = Instant.now();
        return store.transaction(connection -> sent.put(connection, messages, now));
    }

    /// Remembers notices that were judged; those that are there already are left as they are.
    ///
    /// @return how many were new
    public int rememberNotices(Collection<SeenNotice> judged) {
        return store.transaction(connection -> notices.put(connection, judged));
    }

    /// Remembers notices, and how far a run has come with them: both or neither.
    ///
    /// @return how many notices were new
    public int rememberNotices(Collection<SeenNotice> judged, Run run, String position) {
        return store.transaction(connection -> {
            int fresh = notices.put(connection, judged);
            RunTable.reach(connection, run, position);
            return fresh;
        });
    }

    /// Remembers a storm, or how it has grown.
    public void remember(SeenStorm storm) {
        store.transaction(connection -> {
            storms.put(connection, storm);
            return true;
        });
    }

    /// Begins a run.
    public Run begin(String source, Instant started) {
        return store.transaction(connection -> runs.begin(connection, source, started));
    }

    /// Notes how far a run has come.
    public void reach(Run run, String position) {
        store.transaction(connection -> RunTable.reach(connection, run, position));
    }

    /// Notes that a run is through.
    public void finish(Run run, Instant ended) {
        store.transaction(connection -> RunTable.finish(connection, run, ended));
    }

    /// The last run over a mailbox.
    public Optional<Run> lastRun(String source) {
        return store.ask(connection -> runs.last(connection, Optional.of(source)));
    }

    /// The last run over any mailbox.
    public Optional<Run> lastRun() {
        return store.ask(connection -> runs.last(connection, Optional.empty()));
    }

    /// The message with an id.
    public Optional<Sent> withMessageId(String messageId) {
        return store.ask(connection -> sent.withMessageId(connection, messageId));
    }

    /// The messages to an address, oldest first: the last thousand of them.
    public List<Sent> to(String address) {
        return store.ask(connection -> sent.to(connection, address));
    }

    /// The messages under a return address, oldest first: the last thousand of them.
    public List<Sent> from(String sender) {
        return store.ask(connection -> sent.from(connection, sender));
    }

    /// The runs that began or were seen at work after a moment, in the order in which they began.
    ///
    /// @param kind how their sources begin
    public List<Run> runs(String kind, Instant since) {
        return store.ask(connection -> runs.since(connection, kind, since));
    }

    /// Whether something was sent under a subject.
    public boolean hasSubject(String subject) {
        return store.ask(connection -> sent.hasSubject(connection, subject));
    }

    /// Whether a notice was seen before.
    ///
    /// @param identity what [SeenNotice#identity] gives
    public boolean hasSeen(String identity) {
        return store.ask(connection -> notices.has(connection, identity));
    }

    /// The notices of an address that could not be reached, oldest first: the last thousand of them.
    public List<SeenNotice> about(String recipient) {
        return store.ask(connection -> notices.about(connection, recipient));
    }

    /// What the checks of a verdict ask. Empty where the ledger is hashed: they ask for more than sameness.
    ///
    /// @param complete whether the owner vouches that everything sent is in it
    public Optional<SentMail> sentMail(boolean complete) {
        if (isHashed()) {
            return Optional.empty();
        }
        SentMail mail = new SentMail(complete);
        sent().map(Sent::copy).forEach(mail::add);
        return Optional.of(mail);
    }

    /// Everything sent, in the order in which it was remembered; read as the stream is.
    public Stream<Sent> sent() {
        return Row.all(id -> store.ask(connection -> sent.after(connection, id)));
    }

    /// All notices, in the order in which they were remembered; read as the stream is.
    public Stream<SeenNotice> notices() {
        return Row.all(id -> store.ask(connection -> notices.after(connection, id)));
    }

    /// All storms, in the order in which they were remembered; read as the stream is.
    public Stream<SeenStorm> storms() {
        return Row.all(id -> store.ask(connection -> storms.after(connection, id)));
    }

    /// Notices by month and verdict, in the order of both.
    public List<Counted> counted() {
        return store.ask(NoticeTable::counted);
    }

    /// Learns about addresses, and confirms what is known; adds to what was counted on each day. All or nothing.
    public void learn(Collection<LearnedAddress> addresses, Map<LocalDate, Map<String, Long>> counts) {
        store.transaction(connection -> {
            learned.put(connection, addresses);
            TallyTable.add(connection, counts);
            return true;
        });
    }

    /// What was learned about addresses, confirmed last first: the last hundred thousand.
    public List<LearnedAddress> learned() {
        return store.ask(LearnedTable::all);
    }

    /// What was counted on each day since the first, by name.
    public SortedMap<LocalDate, Map<String, Long>> tally(LocalDate first) {
        return store.ask(connection -> TallyTable.since(connection, first));
    }

    /// A value in the form in which this ledger keeps it: as it is, or as a hash.
    public String asKept(String value) {
        return values.kept(value);
    }

    /// How much there is.
    public Rows rows() {
        return store.ask(Upkeep::all);
    }

    /// How much is older than a moment: mail by when it was written, notices by when they were seen, storms by their
    /// last notice, runs by their beginning.
    public Rows rowsBefore(Instant moment) {
        return store.ask(connection -> Upkeep.before(connection, moment));
    }

    /// Forgets what is older than a moment.
    ///
    /// @return how much that was
    public Rows prune(Instant moment) {
        Rows gone = store.transaction(connection -> Upkeep.prune(connection, moment));
        store.ask(Upkeep::tidy);
        return gone;
    }

    /// What is wrong with the file, where something is. PostgreSQL looks after itself.
    public Optional<String> damage() {
        return store.ask(Upkeep::damage);
    }

    /// Bytes on the disk.
    public long size() {
        return store.ask(connection -> Upkeep.size(connection, location()));
    }

    @Override
    public void close() {
        store.close();
    }
}
