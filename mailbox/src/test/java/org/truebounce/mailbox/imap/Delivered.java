package org.truebounce.mailbox.imap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;

/// What a reading delivered.
final class Delivered implements MailSink {
    final List<String> sources = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final List<String> news = new ArrayList<>();

    @Override
    public void mail(MailItem item) {
        sources.add(item.source());
        texts.add(text(item));
    }

    /// Servers send CRLF, whatever lies on their disk.
    static String text(MailItem item) {
        return new String(item.message(), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    @Override
    public void unreadable(Unreadable problem) {
        problems.add(problem.line());
    }
}
