package org.truebounce.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.account.SentCopy;
import org.truebounce.language.Language;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.mailbox.imap.ImapWatch;
import org.truebounce.remedies.alert.Channel;
import org.truebounce.report.JsonReport;
import org.truebounce.report.TextReport;
import org.truebounce.storm.Sighting;
import org.truebounce.storm.StormWatch;
import org.truebounce.sweep.Sweep;
import org.truebounce.verdict.Verdict;

/// Waits for mail in the folders that were swept, and judges each new notice with all that is known by then.
final class WatchRun {
    private static final Duration POLL = Duration.ofMinutes(1);

    /// A mail program may put the copy into the folder of sent mail only some seconds after the message left.
    private static final Duration COPY_IS_LATE = Duration.ofSeconds(10);

    private final SweepServer server;
    private final Sweep sweep;
    private final Account account;
    private final SweepRemembered remembered;
    private final SweepOutput output;
    private final Language language;
    private final Terminal terminal;
    private Instant patientAgain = Instant.MIN;
    private boolean ended;

    /// @param account what is known of the owner apart from what the mailbox teaches; learns of new sent mail
    WatchRun(
            SweepServer server,
            Sweep sweep,
            Account account,
            SweepRemembered remembered,
            SweepOutput output,
            Language language,
            Terminal terminal) {
        this.server = server;
        this.sweep = sweep;
        this.account = account;
        this.remembered = remembered;
        this.output = output;
        this.language = language;
        this.terminal = terminal;
    }

    /// Watches until the thread is interrupted.
    ///
    /// @throws UnusableException where the server cannot be used any more
    void watch(StormWatch storms, List<Channel> channels) {
        try (Alarm alarm = new Alarm(channels, output.isJson(), language, terminal)) {
            storms.begin(Instant.now()).forEach(alarm::raise);
            CompletableFuture<RuntimeException> failure = new CompletableFuture<>();
            for (String folder : server.folders()) {
                Thread.ofPlatform().daemon().start(() -> watch(folder, storms, alarm, failure));
            }
            terminal.err().println("truebounce: watching " + String.join(", ", server.folders()) + "; Ctrl-C ends it");
            throw new UnusableException("--imap: " + failure.get().getMessage());
        } catch (InterruptedException wished) {
            terminal.err().println("truebounce: no longer watching");
        } catch (ExecutionException impossible) { // it is only ever completed with a value
            throw new IllegalStateException(impossible);
        } finally {
            end();
        }
    }

    private void watch(String folder, StormWatch storms, Alarm alarm, CompletableFuture<RuntimeException> failure) {
        MailSink sink = new MailSink() {
            @Override
            public void mail(MailItem item) {
                judge(item, storms, alarm);
            }

            @Override
            public void unreadable(Unreadable problem) {
                terminal.err().println("truebounce: " + problem.line());
            }
        };
        try {
            new ImapWatch(server.mailbox(), folder, POLL)
                    .watch(server.reading(this::wants), server.reached(), sink, this::goesOn);
        } catch (RuntimeException failed) {
            failure.complete(failed);
        }
    }

    private synchronized void end() {
        ended = true;
        terminal.out().flush();
    }

    private synchronized boolean goesOn() {
        return !ended;
    }

    private synchronized boolean wants(byte[] header) {
        return !ended && sweep.wants(header);
    }

    private synchronized void judge(MailItem item, StormWatch storms, Alarm alarm) {
        if (ended) {
            return;
        }
        learnSent();
        Account known = sweep.learn(item.message());
        Diagnosis diagnosis = TrueBounce.diagnose(item.message(), known);
        if (diagnosis.judgement().verdict() == Verdict.COMPROMISED && waited()) {
            diagnosis = TrueBounce.diagnose(item.message(), known);
        }
        if (diagnosis.judgement().verdict() != Verdict.NOT_A_NOTICE) {
            print(item.source(), diagnosis);
            remembered.add(item.source(), item.message(), diagnosis);
            remembered.flush();
            Sighting.of(diagnosis, item.source())
                    .flatMap(sighting -> storms.take(sighting, Instant.now()))
                    .ifPresent(alarm::raise);
        }
        server.judged();
    }

    /// Learns what was sent meanwhile.
    ///
    /// @return whether there was anything
    private boolean learnSent() {
        List<SentCopy> copies = server.sentSince();
        copies.forEach(account.sent()::add);
        remembered.sent(copies);
        return !copies.isEmpty();
    }

    /// Gives a late copy of a sent message time to arrive, once a minute: no alarm is better than a false one.
    ///
    /// @return whether one did
    private boolean waited() {
        Instant now = Instant.now();
        if (!server.knowsSentFolder() || now.isBefore(patientAgain)) {
            return false;
        }
        patientAgain = now.plus(POLL);
        try {
            Thread.sleep(COPY_IS_LATE);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        return learnSent();
    }

    private void print(String source, Diagnosis diagnosis) {
        terminal.out()
                .println(
                        output.isJson()
                                ? JsonReport.line(diagnosis, source)
                                : new TextReport(terminal.style(), language).line(diagnosis, source));
        terminal.out().flush();
    }
}
