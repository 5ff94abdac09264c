package org.truebounce.cli;

import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.remedies.filter.Storm;
import org.truebounce.verdict.Verdict;

/// Judges the notices of a mailbox, so that a filter learns what the forged ones have in common.
record StormReader(Storm storm, Account account, Terminal terminal) implements MailSink {
    @Override
    public void mail(MailItem item) {
        Diagnosis diagnosis = TrueBounce.diagnose(item.message(), account);
        storm.add(diagnosis.notice(), diagnosis.judgement().verdict() == Verdict.BACKSCATTER);
    }

    @Override
    public void unreadable(Unreadable problem) {
        terminal.err().println("truebounce: --verdicts: " + problem.line());
    }
}
