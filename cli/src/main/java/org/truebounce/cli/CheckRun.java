package org.truebounce.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.evidence.Route;
import org.truebounce.language.Language;
import org.truebounce.language.Sentences;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.remedies.scan.Clamd;
import org.truebounce.remedies.scan.Obstacle;
import org.truebounce.remedies.scan.Outcome;
import org.truebounce.report.JsonReport;
import org.truebounce.report.RouteReport;
import org.truebounce.report.Tally;
import org.truebounce.report.TextReport;
import org.truebounce.verdict.Verdict;

/// Judges messages as they come and prints what is to be printed.
final class CheckRun implements MailSink {
    private final Terminal terminal;
    private final Account account;
    private final Language language;
    private final Wishes wishes;
    private final TextReport report;
    private final Progress progress;
    private final Tally tally = new Tally();
    private Optional<Clamd> scanner = Optional.empty();
    private boolean explained;
    private boolean failed;

    /// What the user wants to see.
    ///
    /// @param json JSON Lines instead of text
    /// @param all also the messages of a mailbox that are no notice
    /// @param single one path alone was named: a message that it names itself is shown in full
    /// @param explain the routes too
    /// @param interactive to be asked what would settle
    record Wishes(boolean json, boolean all, boolean single, boolean explain, boolean interactive) {}

    CheckRun(Terminal terminal, Account account, Wishes wishes) {
        this.terminal = terminal;
        this.account = account;
        this.wishes = wishes;
        this.language = Language.of(account.language());
        this.report = new TextReport(terminal.style(), language);
        this.progress = new Progress(terminal);
    }

    /// Has each message that is printed scanned too.
    void scanWith(Clamd clamd) {
        scanner = Optional.of(clamd);
    }

    @Override
    public void mail(MailItem item) {
        Diagnosis diagnosis = TrueBounce.diagnose(item.message(), account);
        tally.add(diagnosis);
        if (!item.named() && !wishes.all() && diagnosis.judgement().verdict() == Verdict.NOT_A_NOTICE) {
            return;
        }
        progress.clear();
        print(item, diagnosis, scanned(item));
        terminal.out().flush();
    }

    /// What clamd finds in a message; empty where it was not scanned.
    private Optional<List<String>> scanned(MailItem item) {
        if (scanner.isEmpty()) {
            return Optional.empty();
        }
        if (item.truncated()) {
            notScanned(item, Obstacle.TOO_LARGE.words());
            return Optional.empty();
        }
        try {
            Outcome outcome = scanner.get().scan(() -> new ByteArrayInputStream(item.message()), item.message().length);
            return switch (outcome) {
                case Outcome.Clean clean -> Optional.of(List.of());
                case Outcome.Found found -> Optional.of(List.of(found.signature()));
                case Outcome.NotScanned not -> {
                    notScanned(item, not.reason().words());
                    yield Optional.empty();
                }
            };
        } catch (IOException gone) {
            scanner = Optional.empty();
            failed = true;
            notScanned(item, "clamd went away; nor is what follows");
            return Optional.empty();
        }
    }

    private void notScanned(MailItem item, String reason) {
        terminal.err().println("truebounce: " + new Unreadable(item.source(), "not scanned: " + reason).line());
    }

    private void print(MailItem item, Diagnosis diagnosis, Optional<List<String>> malware) {
        if (wishes.json()) {
            terminal.out().println(JsonReport.line(diagnosis, item.source(), malware));
        } else if (wishes.single() && item.named()) {
            explained = true;
            card(diagnosis, malware);
        } else {
            terminal.out().println(report.line(diagnosis, item.source()));
            malware.filter(found -> !found.isEmpty())
                    .ifPresent(found -> terminal.out().print(report.malware(found)));
        }
    }

    private void card(Diagnosis diagnosis, Optional<List<String>> malware) {
        terminal.out().print(report.card(diagnosis, malware));
        if (wishes.explain()) {
            terminal.out()
                    .print(new RouteReport(terminal.style(), language).draw(Route.of(diagnosis.notice(), account)));
        }
        if (wishes.interactive() && diagnosis.settle().isPresent()) {
            ask().ifPresent(yes ->
                    terminal.out().print(report.card(TrueBounce.answered(diagnosis, yes, account), malware)));
        }
    }

    /// Asks whether the owner sent the message.
    private Optional<Boolean> ask() {
        Sentences words = language.sentences("report");
        terminal.out().print("\n" + words.say("ask", "sent-it") + " ");
        terminal.out().flush();
        return terminal.answer(
                words.say("ask", "yes").charAt(0), words.say("ask", "no").charAt(0));
    }

    @Override
    public void unreadable(Unreadable problem) {
        progress.clear();
        failed = true;
        terminal.err().println("truebounce: " + problem.line());
    }

    @Override
    public void progress(long done, long known) {
        progress.update(tally.messages(), done, known);
    }

    /// Prints the sum, unless one message was explained in full, and returns the exit status.
    int finish() {
        progress.clear();
        if (!explained && !wishes.json()) {
            terminal.out().println(tally.line(language));
        }
        return failed ? Main.UNUSABLE : 0;
    }
}
