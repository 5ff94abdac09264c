package org.truebounce.sweep;

import java.util.function.BiPredicate;
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
    private final Survey survey;
    private final Spool spool = new Spool();
    private long messages;

    /// @param account what is known of the owner before
    public Sweep(Account account) {
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

    /// Hears of each message that was judged.
    public interface Listener {
        /// Takes a judged message.
        ///
        /// @param source where it lies
        void judged(String source, byte[] message, Diagnosis diagnosis);
    }

    /// Judges what was put aside.
    public Swept judge(Listener listener) {
        return judge((source, message) -> true, listener);
    }

    /// Judges what of it is wanted; all of it has taught.
    ///
    /// @param wanted takes source and message
    public Swept judge(BiPredicate<String, byte[]> wanted, Listener listener) {
        Account informed = survey.account();
        Swept swept = new Swept(messages);
        spool.each((source, message) -> {
            if (wanted.test(source, message)) {
                Diagnosis diagnosis = TrueBounce.diagnose(message, informed);
                swept.add(source, diagnosis);
                listener.judged(source, message, diagnosis);
            }
        });
        return swept;
    }

    /// Takes a message that came after the judging, and may be a notice.
    ///
    /// @return what is known of the owner by now, to judge it with
    public Account learn(byte[] message) {
        survey.addNotice(message);
        return survey.account();
    }

    @Override
    public void close() {
        spool.close();
    }
}
