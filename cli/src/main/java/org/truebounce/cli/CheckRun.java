package org.truebounce.cli;

import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.report.JsonReport;
import org.truebounce.report.Tally;
import org.truebounce.report.TextReport;
import org.truebounce.verdict.Verdict;

/// Judges messages as they come and prints what is to be printed.
final class CheckRun implements MailSink {
    private final Terminal terminal;
    private final Account account;
    private final boolean json;
    private final boolean all;
    private final boolean single;
    private final TextReport report;
    private final Progress progress;
    private final Tally tally = new Tally();
    private boolean explained;
    private boolean failed;

    /// @param all whether to print messages of a mailbox that are no notice
    /// @param single whether one path alone was named: a message that it names itself is shown in full
    CheckRun(Terminal terminal, Account account, boolean json, boolean all, boolean single) {
        this.terminal = terminal;
        this.account = account;
        this.json = json;
        this.all = all;
        this.single = single;
        this.report = new TextReport(terminal.style());
        this.progress = new Progress(terminal);
    }

    @Override
    public void mail(MailItem item) {
        Diagnosis diagnosis = TrueBounce.diagnose(item.message(), account);
        tally.add(diagnosis);
        if (!item.named() && !all && diagnosis.judgement().verdict() == Verdict.NOT_A_NOTICE) {
            return;
        }
        progress.clear();
        if (json) {
            terminal.out().println(JsonReport.line(diagnosis, item.source()));
        } else if (single && item.named()) {
            explained = true;
            terminal.out().print(report.card(diagnosis));
        } else {
            terminal.out().println(report.line(diagnosis, item.source()));
        }
        terminal.out().flush();
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
        if (!explained && !json) {
            terminal.out().println(tally.line());
        }
        return failed ? Main.UNUSABLE : 0;
    }
}
