package org.truebounce.cli;

import org.truebounce.account.Account;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.survey.Survey;

/// Looks through mailboxes before their messages are judged. What cannot be read is told of then.
final class SurveyRun implements MailSink {
    private final Survey survey;
    private final Progress progress;
    private int messages;

    SurveyRun(Terminal terminal, Survey survey) {
        this.survey = survey;
        this.progress = new Progress(terminal);
    }

    @Override
    public void mail(MailItem item) {
        messages++;
        survey.add(item.message());
    }

    @Override
    public void unreadable(Unreadable problem) {}

    @Override
    public void progress(long done, long known) {
        progress.update(messages, done, known);
    }

    /// What is known of the owner now.
    Account finish() {
        progress.clear();
        return survey.account();
    }
}
