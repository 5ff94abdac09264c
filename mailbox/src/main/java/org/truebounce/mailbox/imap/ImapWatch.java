package org.truebounce.mailbox.imap;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.truebounce.mailbox.MailSink;

/// Waits for new messages in a folder and delivers those that are worth reading, within a moment of their arrival
/// where the server can say so.
///
/// @param folder to watch
/// @param poll how often a server is asked that cannot say so (RFC 2177), and how soon a wish to end is noticed
public record ImapWatch(ImapMailbox mailbox, String folder, Duration poll) {
    /// A server may end a connection that is still for half an hour. RFC 2177 §3
    private static final Duration RENEWAL = Duration.ofMinutes(28);

    /// Delivers what is above the mark of `resume`, then what arrives.
    ///
    /// @param goesOn asked after each wait
    public void watch(ImapReading wish, Resume resume, MailSink sink, BooleanSupplier goesOn) {
        Duration wait = poll.compareTo(RENEWAL) < 0 ? poll : RENEWAL;
        try (Line line = new Line(mailbox.account(), mailbox.news())) {
            FolderReading reading = new FolderReading(mailbox, line, folder, wish, resume, sink);
            while (goesOn.getAsBoolean()) {
                reading.read();
                line.persist(wire -> wait(wire, wait));
                line.progressed();
            }
        }
    }

    private static boolean wait(Wire wire, Duration time) throws Lost, Refused {
        if (wire.hasCapability("IDLE")) {
            return wire.idle(time);
        }
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ImapException("interrupted");
        }
        wire.run("NOOP");
        return true;
    }
}
