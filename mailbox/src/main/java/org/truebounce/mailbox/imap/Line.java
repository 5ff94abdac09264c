package org.truebounce.mailbox.imap;

import java.util.Optional;

/// A connection that is renewed when it is lost: what was under way is tried again, after a pause.
final class Line implements AutoCloseable {
    private final ImapAccount account;
    private final ImapNews news;
    private Optional<Wire> wire = Optional.empty();
    private long received; // over connections that have ended
    private int failures;

    Line(ImapAccount account, ImapNews news) {
        this.account = account;
        this.news = news;
    }

    /// Does a piece of work, as often as it takes.
    ///
    /// @throws ImapException where the server refuses it, or too many attempts in a row came to nothing
    <T> T persist(Work<T> work) {
        while (true) {
            try {
                return work.on(connected());
            } catch (Lost lost) {
                close();
                pause(lost);
            } catch (Refused refusal) {
                throw new ImapException(account.host() + " refuses: " + refusal.getMessage());
            }
        }
    }

    /// Tells that the work has come forward, so that a later failure is a first one again.
    void progressed() {
        failures = 0;
    }

    /// How much to ask for at once, where that much is usual: the less, the oftener the connection has just broken.
    int portion(int usual) {
        return Math.max(1, usual >> Math.min(failures, 30));
    }

    long received() {
        return received + wire.map(Wire::received).orElse(0L);
    }

    private Wire connected() throws Lost {
        if (wire.isEmpty()) {
            wire = Optional.of(Connection.open(account));
        }
        return wire.get();
    }

    private void pause(Lost lost) {
        failures++;
        if (failures >= account.patience().attempts()) {
            throw new ImapException(account.host() + ": " + lost.getMessage() + "; given up after " + failures
                    + " attempts. A later run goes on where this one ended");
        }
        news.tell(account.host() + ": " + lost.getMessage() + "; trying again");
        try {
            Thread.sleep(account.patience().pause(failures));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ImapException("interrupted");
        }
    }

    @Override
    public void close() {
        received = received();
        wire.ifPresent(Wire::end);
        wire = Optional.empty();
    }

    /// Something to do with a connection.
    @FunctionalInterface
    interface Work<T> {
        T on(Wire wire) throws Lost, Refused;
    }
}
