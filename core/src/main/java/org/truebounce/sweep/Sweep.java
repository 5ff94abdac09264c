package org.truebounce.sweep;

import java.util.function.BiConsumer;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.evidence.Triage;
import org.truebounce.mail.Headers;
import org.truebounce.survey.Survey;

/// Goes through a mailbox twice: once by headers, putting aside what may be a notice; then judging that with all that
/// the mailbox knows.
///
/// What only its text shows to be a notice is passed over. Memory does not grow with the mailbox, disk only with its
/// notices.
public final class Sweep implements AutoCloseable {
    private final Account account;
    private final Survey survey;
    private final Spool spool = new Spool();
    private long messages;

    /// @param account what is known of the owner before
    public Sweep(Account account) {
        this.account = account;
        this.survey = new Survey(account);
    }

    /// Takes the header of a message of the mailbox.
    ///
    /// @return whether the message itself is to be [added](#add)
    public boolean wants(byte[] header) {
        messages++;
        Headers headers = Headers.of(header);
        survey.addHeader(headers);
        return Triage.isWorthReading(headers);
    }

    /// Takes a message that is wanted.
    ///
    /// @param source where it lies
    public void add(String source, byte[] message) {
        survey.addNotice(message);
        spool.add(source, message);
    }

    public long messages() {
        return messages;
    }

    /// Judges what was put aside.
    ///
    /// @param told takes each Diagnosis with its source, as it is made
    public Swept judge(BiConsumer<String, Diagnosis> told) {
        Account informed = survey.account();
        Swept swept = new Swept(messages);
        spool.each((source, message) -> {
            Diagnosis diagnosis = TrueBounce.diagnose(message, informed);
            swept.add(source, diagnosis);
            told.accept(source, diagnosis);
        });
        return swept;
    }

    /// What is known of the owner before the mailbox.
    public Account account() {
        return account;
    }

    @Override
    public void close() {
        spool.close();
    }
}
