package org.truebounce.web.sweep;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.truebounce.Diagnosis;
import org.truebounce.account.Account;
import org.truebounce.mail.MailDate;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.mailbox.imap.ImapException;
import org.truebounce.report.JsonReport;
import org.truebounce.sweep.Sweep;
import org.truebounce.sweep.Swept;
import org.truebounce.verdict.Verdict;

/// One sweep: it reads, then judges, and can be looked at all the while.
public final class Job implements AutoCloseable {
    private static final int MOST_PROBLEMS = 1_000;
    private static final long MILLION = 1_000_000;

    private final String id;
    private final Input input;
    private volatile Account account;
    private final Path journal;
    private final NoticeStore store = new NoticeStore();
    private final List<Unreadable> problems = new ArrayList<>();
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final TreeMap<LocalDate, Map<Verdict, Integer>> days = new TreeMap<>();
    private State state = State.READING;
    private Optional<String> error = Optional.empty();
    private long changes;
    private long messages;
    private long judged;
    private long done;
    private long known;
    private @Nullable Sweep sweep;
    private @Nullable Swept swept;
    private Optional<JobFiling> filing = Optional.empty();
    private volatile boolean cancelled;

    /// How far it is.
    public enum State {
        READING,
        JUDGING,
        DONE,
        FAILED,
        CANCELLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isEnd() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /// @param journal the folder in which is kept what undoing needs
    Job(String id, Input input, Account account, Path journal) {
        this.id = id;
        this.input = input;
        this.account = account;
        this.journal = journal;
    }

    public String id() {
        return id;
    }

    /// Where the mail comes from.
    public Input input() {
        return input;
    }

    public Account account() {
        return account;
    }

    NoticeStore store() {
        return store;
    }

    /// Reads the mail now, as where it is being sent.
    public void read() {
        account = input.informed(account);
        Sweep begun = new Sweep(account);
        sweep = begun;
        input.read(new Reader(begun));
        become(State.JUDGING, begun.messages());
    }

    /// Does all that there is still to do.
    ///
    /// @param hears of each Diagnosis
    void run(Judged hears) {
        try {
            if (sweep == null) {
                read();
            }
            finish(judge(hears));
        } catch (CancellationException wanted) {
            end(State.CANCELLED, Optional.empty());
        } catch (ImapException | UncheckedIOException unusable) {
            end(State.FAILED, Optional.ofNullable(unusable.getMessage()));
        } catch (RuntimeException mistake) {
            end(
                    cancelled ? State.CANCELLED : State.FAILED,
                    Optional.of(mistake.getClass().getSimpleName()));
        } finally {
            closeSweep();
        }
    }

    private Swept judge(Judged hears) {
        Optional<JobFiling> proposed = input.server().map(mailbox -> new JobFiling(mailbox, journal));
        Swept found = Objects.requireNonNull(sweep).judge((source, message, diagnosis) -> {
            stopIfCancelled();
            judged(source, message, diagnosis);
            proposed.ifPresent(open -> open.add(source, diagnosis));
            hears.judged(source, diagnosis);
        });
        propose(proposed);
        return found;
    }

    private synchronized void propose(Optional<JobFiling> proposed) {
        filing = proposed;
    }

    /// How the notices can be put away; empty before all are judged, and for mail that lies on no server.
    public synchronized Optional<JobFiling> filing() {
        return swept == null ? Optional.empty() : filing;
    }

    private void closeSweep() {
        if (sweep != null) {
            sweep.close();
        }
    }

    /// Hears of each judged message.
    @FunctionalInterface
    interface Judged {
        void judged(String source, Diagnosis diagnosis);
    }

    private void stopIfCancelled() {
        if (cancelled) {
            throw new CancellationException();
        }
    }

    /// Ends it as soon as may be.
    void cancel() {
        cancelled = true;
    }

    private synchronized void become(State next, long read) {
        state = next;
        messages = read;
        changed();
    }

    private synchronized void finish(Swept found) {
        swept = found;
        become(State.DONE, found.messages());
    }

    private synchronized void end(State last, Optional<String> why) {
        error = why;
        become(last, messages);
    }

    private synchronized void judged(String source, byte[] message, Diagnosis diagnosis) {
        judged++;
        Verdict verdict = diagnosis.judgement().verdict();
        if (verdict != Verdict.NOT_A_NOTICE) {
            Optional<Instant> time = diagnosis
                    .notice()
                    .headers()
                    .first("Date")
                    .flatMap(MailDate::parse)
                    .map(ZonedDateTime::toInstant);
            verdicts.merge(verdict, 1, Integer::sum);
            time.ifPresent(instant -> days.computeIfAbsent(
                            LocalDate.ofInstant(instant, ZoneOffset.UTC), unseen -> new EnumMap<>(Verdict.class))
                    .merge(verdict, 1, Integer::sum));
            store.add(source, verdict, time, message, JsonReport.line(diagnosis, source));
        }
        changed();
    }

    /// What can be seen of it at one moment.
    ///
    /// @param changes how often it has changed
    /// @param done bytes or messages read, of those known
    /// @param swept what it found together, once it is done
    record View(
            long changes,
            State state,
            Optional<String> error,
            long messages,
            long judged,
            long done,
            long known,
            Map<Verdict, Integer> verdicts,
            Map<LocalDate, Map<Verdict, Integer>> days,
            List<Unreadable> problems,
            int notices,
            Optional<Swept> swept) {}

    synchronized View view() {
        TreeMap<LocalDate, Map<Verdict, Integer>> copy = new TreeMap<>();
        days.forEach((day, counts) -> copy.put(day, Map.copyOf(counts)));
        return new View(
                changes,
                state,
                error,
                messages,
                judged,
                done,
                known,
                Map.copyOf(verdicts),
                copy,
                List.copyOf(problems),
                store.size(),
                Optional.ofNullable(swept));
    }

    /// The message behind a notice; empty where there is none of that number.
    public Optional<MailItem> message(int number) {
        return store.entry(number).map(entry -> new MailItem(entry.source(), true, store.message(entry), false));
    }

    /// Each Diagnosis in JSON, in the order of judging.
    public void lines(Consumer<String> line) {
        store.entries().forEach(entry -> line.accept(store.line(entry)));
    }

    /// What it found together; empty until it is done.
    public synchronized Optional<Swept> swept() {
        return Optional.ofNullable(swept);
    }

    public synchronized State state() {
        return state;
    }

    /// Waits until something has changed since a view, at most for so long.
    synchronized void await(View seen, long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + milliseconds * MILLION;
        for (long left = milliseconds; changes == seen.changes() && left > 0; ) {
            wait(left);
            left = (end - System.nanoTime()) / MILLION;
        }
    }

    private synchronized void changed() {
        changes++;
        notifyAll();
    }

    private synchronized void problem(Unreadable problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
        changed();
    }

    private synchronized void progress(long read, long ofAll, long seen) {
        done = read;
        known = ofAll;
        messages = seen;
        changed();
    }

    @Override
    public void close() {
        cancel();
        closeSweep();
        store.close();
    }

    /// Hands mail to the sweep.
    private final class Reader implements MailSink {
        private final Sweep sweep;
        private boolean asked;

        Reader(Sweep sweep) {
            this.sweep = sweep;
        }

        @Override
        public boolean wants(byte[] header) {
            stopIfCancelled();
            asked = sweep.wants(header);
            return asked;
        }

        @Override
        public void mail(MailItem item) {
            stopIfCancelled();
            boolean wanted = asked || input.asksBefore() || sweep.wants(item.message());
            asked = false;
            if (wanted) {
                sweep.add(item.source(), item.message());
            }
        }

        @Override
        public void unreadable(Unreadable unreadable) {
            problem(unreadable);
        }

        @Override
        public void progress(long read, long ofAll) {
            Job.this.progress(read, ofAll, sweep.messages());
        }
    }
}
