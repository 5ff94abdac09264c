package org.truebounce.remedies.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.Unreadable;

/// The scan of one file: whole where clamd takes it, message by message where it is a mailbox.
final class FileScan {
    private final Clamd clamd;
    private final Scan scan;

    FileScan(Clamd clamd, Scan scan) {
        this.clamd = clamd;
        this.scan = scan;
    }

    /// @throws ClamdGoneException where clamd answers no more
    void scan(Path file, long size) throws ClamdGoneException {
        String source = file.toString();
        try {
            Place place = Place.of(file);
            Outcome whole = clamd.scan(() -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), size);
            boolean asMail = switch (whole) {
                case Outcome.Clean clean -> place == Place.OUTLOOK; // attachments lie in it in pieces
                case Outcome.Found found -> place == Place.MAILBOX; // to tell which message it is
                case Outcome.NotScanned not -> place == Place.MAILBOX && not.reason() == Obstacle.TOO_LARGE;
            };
            boolean told = asMail && messages(file, place, whole);
            if (!told) {
                tell(source, place, whole);
            }
            if (told || !(whole instanceof Outcome.NotScanned)) {
                scan.scanned(size);
            }
        } catch (ClamdGoneException gone) {
            throw gone;
        } catch (IOException unreadable) {
            scan.notScanned(source, Obstacle.UNREADABLE);
        }
    }

    private void tell(String source, Place place, Outcome outcome) {
        switch (outcome) {
            case Outcome.Clean clean -> {
                // nothing to tell
            }
            case Outcome.Found found -> scan.found(new Finding(source, found.signature(), place));
            case Outcome.NotScanned not -> scan.notScanned(source, not.reason());
        }
    }

    /// Scans the messages of a file one by one. Returns whether that told more than the whole file did.
    private boolean messages(Path file, Place place, Outcome whole) throws ClamdGoneException {
        Messages messages = new Messages(place);
        try {
            Mailbox.read(file, Limits.standard(), messages);
        } catch (Lost lost) {
            throw lost.gone;
        }
        return switch (whole) {
            case Outcome.Clean clean -> messages.found;
            case Outcome.Found found -> messages.found;
            case Outcome.NotScanned not -> messages.several;
        };
    }

    /// Carries through the reading of a mailbox that clamd went away.
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final ClamdGoneException gone;

        Lost(ClamdGoneException gone) {
            super(gone);
            this.gone = gone;
        }
    }

    /// Scans each message that it is given.
    private final class Messages implements MailSink {
        private final Place place;
        private boolean found;
        private boolean several;

        Messages(Place place) {
            this.place = place;
        }

        @Override
        public void mail(MailItem item) {
            several |= !item.named();
            Outcome outcome = item.truncated() ? new Outcome.NotScanned(Obstacle.TOO_LARGE) : scanned(item.message());
            found |= outcome instanceof Outcome.Found;
            if (!item.named() || outcome instanceof Outcome.Found) {
                tell(item.source(), place, outcome);
            }
        }

        private Outcome scanned(byte[] message) {
            try {
                return clamd.scan(() -> new ByteArrayInputStream(message), message.length);
            } catch (ClamdGoneException gone) {
                throw new Lost(gone);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // memory does not fail
            }
        }

        @Override
        public void unreadable(Unreadable problem) {
            if (place == Place.MAILBOX) { // an Outlook item has been scanned as it is
                scan.notScanned(problem.source(), Obstacle.UNREADABLE);
            }
        }
    }
}
