package org.truebounce.stream.port;

import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.Unreadable;

/// Takes the messages of a file one by one, while a thread of its own reads ahead by a few.
final class MailPull implements AutoCloseable {
    private static final int AHEAD = 4;

    private final BlockingQueue<Optional<MailItem>> items = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private boolean over;

    MailPull(InputStream stream, String source, int messageBytes) {
        Limits limits = Limits.standard().withMessageBytes(messageBytes);
        thread = Thread.ofVirtual().start(() -> read(stream, source, limits));
    }

    private void read(InputStream stream, String source, Limits limits) {
        try {
            Mailbox.readFound(stream, source, limits, new MailSink() {
                @Override
                public void mail(MailItem item) {
                    put(Optional.of(item));
                }

                @Override
                public void unreadable(Unreadable problem) {
                    put(Optional.of(new MailItem(problem.line(), false, new byte[0], true)));
                }
            });
            put(Optional.empty());
        } catch (Stopped stopped) {
            // Nobody takes any more.
        }
    }

    private void put(Optional<MailItem> item) {
        try {
            items.put(item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// The next message; empty where there is none.
    Optional<MailItem> next() {
        if (over) {
            return Optional.empty();
        }
        try {
            Optional<MailItem> item = items.take();
            over = item.isEmpty();
            return item;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
