package org.truebounce.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.truebounce.mailbox.outlook.NotAnOutlookItem;
import org.truebounce.mailbox.outlook.OutlookItem;

/// One run through a mailbox: tells what each stream is and delivers the messages in it.
final class Reading {
    private static final int PROGRESS_STEP = 1 << 20;

    private final Limits limits;
    private final MailSink sink;
    private final Window window = new Window(InputStream.nullInputStream());
    private long done;
    private long known;
    private long told;
    private long given;

    Reading(Limits limits, MailSink sink) {
        this.limits = limits;
        this.sink = sink;
    }

    /// Adds the size of a file that will be read.
    void expect(long bytes) {
        known += bytes;
    }

    void unreadable(String source, IOException problem) {
        unreadable(source, Problems.reason(problem));
    }

    void unreadable(String source, String reason) {
        given++;
        sink.unreadable(new Unreadable(source, reason));
    }

    private void deliver(MailItem item) {
        given++;
        sink.mail(item);
    }

    /// Tells the last progress.
    void finish() {
        if (told != done) {
            tell();
        }
    }

    private void count(long bytes) {
        done += bytes;
        if (done - told >= PROGRESS_STEP) {
            tell();
        }
    }

    private void tell() {
        told = done;
        sink.progress(done, Math.max(known, 0));
    }

    /// Delivers what a stream holds.
    void stream(InputStream stream, String source, Place place) {
        window.turnTo(new Metered(stream, this::count));
        content(window, source, place, 0);
    }

    private void content(Window content, String source, Place place, int depth) {
        content.hold(Kind.HEAD);
        int start = content.start();
        Kind kind = Kind.of(content.bytes(), start, Math.min(content.end(), start + Kind.HEAD));
        switch (kind) {
            case MESSAGE -> message(content, source, place);
            case MBOX -> mbox(content, source, place);
            case EMLX -> appleMail(content, source, place);
            case OUTLOOK -> outlook(content, source, place);
            case GZIP, ZIP -> archive(content, source, place, depth, kind);
            case OUTLOOK_STORE ->
                unreadable(
                        source, "is a whole Outlook store, which is not read; export its mails as .msg, .eml or mbox");
            case EMPTY, OTHER -> other(content, source, place, kind);
        }
        if (kind != Kind.GZIP && kind != Kind.ZIP) {
            content.failure().ifPresent(problem -> unreadable(source, problem));
        }
    }

    private void other(Window content, String source, Place place, Kind kind) {
        boolean wanted = kind == Kind.EMPTY
                ? place == Place.NAMED && content.failure().isEmpty()
                : place != Place.WALKED || calledMail(source);
        if (wanted) {
            message(content, source, place);
        }
    }

    /// Whether the name claims a message: then even one without a readable header is delivered.
    private static boolean calledMail(String source) {
        return source.regionMatches(true, source.length() - 4, ".eml", 0, 4);
    }

    private void message(Window content, String source, Place place) {
        message(content, source, place, limits.messageBytes() + 1L);
    }

    /// Delivers the bytes held as one message, `size` long at most.
    private void message(Window content, String source, Place place, long size) {
        content.hold((int) Math.min(size, HeaderSection.MOST));
        Optional<byte[]> header = HeaderSection.of(content.bytes(), content.start(), content.end());
        if (header.filter(known -> !sink.wants(known)).isPresent()) {
            given++;
            return;
        }
        int held = content.hold((int) Math.min(size, limits.messageBytes() + 1L));
        boolean cut = held > limits.messageBytes() || content.failure().isPresent();
        int most = (int) Math.min(size, limits.messageBytes());
        deliver(new MailItem(source, place == Place.NAMED, content.copy(0, Math.min(held, most)), cut));
    }

    private void mbox(Window content, String source, Place place) {
        int start = content.start();
        content.consume(Kind.textStart(content.bytes(), start, content.end()) - start);
        MboxReader reader = new MboxReader(content, limits.messageBytes(), place != Place.MAILDIR, sink::wants);
        for (long number = 1; reader.next(); number++) {
            boolean alone = number == 1 && reader.last();
            if (!reader.wanted()) {
                given++;
            } else if (reader.message().length > 0 || alone) {
                String name = alone ? source : source + "#" + number;
                boolean named = alone && place == Place.NAMED;
                deliver(new MailItem(name, named, reader.message(), reader.truncated()));
            }
        }
    }

    private void appleMail(Window content, String source, Place place) {
        int start = content.start();
        int line = Kind.textStart(content.bytes(), start, content.end());
        int begin = Kind.afterCountLine(content.bytes(), line, content.end());
        long size = 0;
        for (int at = line; at < begin && content.bytes()[at] >= '0' && content.bytes()[at] <= '9'; at++) {
            size = size * 10 + content.bytes()[at] - '0';
        }
        content.consume(begin - start);
        message(content, source, place, size);
    }

    private void outlook(Window content, String source, Place place) {
        byte[] message;
        try {
            if (content.hold(limits.messageBytes() + 1) > limits.messageBytes()) {
                unreadable(source, "is an Outlook item above the limit of " + limits.messageBytes() + " bytes");
                return;
            }
            message = OutlookItem.toMessage(content.copy(0, content.size()), limits.nesting());
        } catch (NotAnOutlookItem e) {
            // Other programs keep their files in the same container: walked over, like any file that is no
            // mail.
            if (place == Place.NAMED) {
                unreadable(source, e);
            }
            return;
        } catch (IOException e) {
            unreadable(source, e);
            return;
        }
        boolean cut = message.length > limits.messageBytes();
        byte[] bytes = cut ? Arrays.copyOf(message, limits.messageBytes()) : message;
        deliver(new MailItem(source, place == Place.NAMED, bytes, cut));
    }

    private void archive(Window content, String source, Place place, int depth, Kind kind) {
        if (depth >= limits.nesting()) {
            unreadable(source, "archives lie more than " + limits.nesting() + " deep in one another");
            return;
        }
        long before = given;
        Archive archive = new Archive(content, source, limits);
        try {
            if (kind == Kind.GZIP) {
                archive.gunzip(inner -> content(new Window(inner), source, place, depth + 1));
            } else {
                archive.unzip(place, (inner, name) -> content(new Window(inner), name, Place.WALKED, depth + 1));
            }
        } catch (IOException e) {
            unreadable(source, e);
        }
        if (given == before && place == Place.NAMED) {
            unreadable(source, "holds no mail");
        }
    }
}
