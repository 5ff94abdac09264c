package org.truebounce.mailbox.sent;

import java.util.List;
import org.truebounce.account.SentCopy;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;

/// Takes of each message what is known of a sent one.
record Copying(List<SentCopy> copies, SentNews news) implements MailSink {
    @Override
    public void mail(MailItem item) {
        copies.add(SentCopy.of(item.message()));
    }

    @Override
    public void unreadable(Unreadable problem) {
        news.unreadable(problem);
    }

    @Override
    public void progress(long done, long known) {
        news.progress(copies.size(), done, known);
    }
}
