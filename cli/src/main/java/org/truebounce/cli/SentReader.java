package org.truebounce.cli;

import org.truebounce.account.SentMail;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;

/// Takes the owner's sent mail into its index.
record SentReader(SentMail mail, Terminal terminal) implements MailSink {
    @Override
    public void mail(MailItem item) {
        mail.add(item.message());
    }

    @Override
    public void unreadable(Unreadable problem) {
        terminal.err().println("truebounce: --sent: " + problem.line());
    }
}
