package org.truebounce.mailbox.imap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;

/// The reading of one folder, from wherever an earlier attempt ended: headers in batches, then the bodies of what
/// is worth it, in the order of their numbers. Each message is delivered once.
final class FolderReading {
    private static final int HEADERS_AT_ONCE = 200;
    private static final int HEADER_BYTES = 64 << 10;
    private static final int BODY_BYTES_AT_ONCE = 2 << 20;
    private static final int RECENT = 1_000;
    private static final int SMALL = 64 << 10;

    /// What finds a notice by its usual marks, written with few commands in mind. RFC 9051 §6.4.4
    private static final String LIKELY = or(
            "HEADER Content-Type report",
            "HEADER Return-Path \"<>\"",
            "HEADER Return-Path mailer-daemon",
            "HEADER Auto-Submitted auto-",
            "HEADER X-Failed-Recipients \"\"",
            "FROM mailer-daemon",
            "FROM postmaster",
            "SUBJECT deliver",
            "SUBJECT failure",
            "SUBJECT returned",
            "SUBJECT bounce");

    private final String server;
    private final Line line;
    private final String folder;
    private final ImapReading wish;
    private final int messageBytes;
    private final Resume resume;
    private final MailSink sink;
    private final ImapNews news;

    private Optional<FolderMark> mark;
    private long passedOver;
    private long seen; // bytes of the messages that are done with, as the server counts

    FolderReading(ImapMailbox mailbox, Line line, String folder, ImapReading wish, Resume resume, MailSink sink) {
        this.server = MailUrl.server(mailbox.account());
        this.line = line;
        this.folder = folder;
        this.wish = wish;
        this.messageBytes = mailbox.limits().messageBytes();
        this.resume = resume;
        this.sink = sink;
        this.news = mailbox.news();
        this.mark = resume.mark(folder);
    }

    /// Reads all that lies above the mark.
    void read() {
        line.persist(wire -> {
            pass(Opened.toRead(wire, folder));
            return true;
        });
    }

    /// How many messages were left out because there are more than were wished for.
    long passedOver() {
        return passedOver;
    }

    private void pass(Opened opened) throws Lost, Refused {
        FolderMark start = start(opened.uidValidity());
        String criteria = switch (wish.narrowing()) {
            case ALL -> "";
            case LIKELY -> ' ' + LIKELY;
        };
        long[] uids = newest(opened.above(start.uid(), criteria));
        int to;
        for (int from = 0; from < uids.length; from = to) {
            to = Math.min(uids.length, from + line.portion(HEADERS_AT_ONCE));
            List<Long> batch =
                    LongStream.of(uids).skip(from).limit(to - from).boxed().toList();
            look(opened, batch, to > uids.length - RECENT);
            reached(batch.getLast());
            mark.ifPresent(resume::reached);
            sink.progress(seen, seen / to * uids.length);
        }
    }

    private long[] newest(long[] uids) {
        if (uids.length <= wish.newest()) {
            return uids;
        }
        passedOver += uids.length - wish.newest();
        news.tell(folder + ": of " + uids.length + " messages the newest " + wish.newest() + " are read");
        return Arrays.copyOfRange(uids, uids.length - wish.newest(), uids.length);
    }

    /// Where to begin in a folder whose messages have these numbers. RFC 9051 §2.3.1.1
    private FolderMark start(long uidValidity) {
        FolderMark start =
                mark.filter(known -> known.uidValidity() == uidValidity).orElse(new FolderMark(folder, uidValidity, 0));
        if (mark.isPresent() && mark.get().uidValidity() != uidValidity) {
            news.tell(folder + ": the server has numbered its messages anew; the folder is read from its beginning");
        }
        mark = Optional.of(start);
        return start;
    }

    private void reached(long uid) {
        mark = mark.map(known -> new FolderMark(folder, known.uidValidity(), uid));
        line.progressed();
    }

    private void look(Opened opened, List<Long> batch, boolean recent) throws Lost, Refused {
        Map<Long, Fetched> headers;
        try {
            headers = opened.fetch(batch, "RFC822.SIZE " + header(), (long) batch.size() * HEADER_BYTES);
        } catch (Refused one) { // of them cannot be read: each is tried by itself
            headers = Map.of();
        }
        Bodies bodies = new Bodies(opened, messageBytes, line.portion(BODY_BYTES_AT_ONCE));
        List<Fetched> worthIt = new ArrayList<>();
        for (long uid : batch) {
            // Without a header nobody can tell: the message is asked for, if it still exists
            Fetched header = headers.getOrDefault(uid, Fetched.unknown(uid));
            seen += Math.max(0, header.size());
            if (header.data().isEmpty()
                    || wish.worthReading().test(header.data().get())) {
                worthIt.add(header);
            }
        }
        switch (wish.part()) {
            case WHOLE -> bodies.deliver(worthIt, this::deliver);
            case HEADER -> worthIt.forEach(this::deliverHeader);
            case WHOLE_IF_RECENT -> deliverSmall(bodies, worthIt, recent ? SMALL : 0);
        }
    }

    /// Small messages whole and of larger ones the header, in their order.
    private void deliverSmall(Bodies bodies, List<Fetched> messages, long most) throws Lost, Refused {
        List<Fetched> small = new ArrayList<>();
        for (Fetched message : messages) {
            if (message.size() < most || message.data().isEmpty()) {
                small.add(message);
            } else {
                bodies.deliver(small, this::deliver);
                small.clear();
                deliverHeader(message);
            }
        }
        bodies.deliver(small, this::deliver);
    }

    private void deliverHeader(Fetched header) {
        header.data().ifPresent(data -> deliver(header.uid(), new Bodies.Body(data, false, Optional.empty())));
    }

    /// Looking leaves no mark. RFC 9051 §6.4.5: BODY.PEEK
    private String header() {
        String fields = wish.headerFields().isEmpty()
                ? "HEADER"
                : "HEADER.FIELDS (" + String.join(" ", wish.headerFields()) + ')';
        return "BODY.PEEK[" + fields + "]<0." + HEADER_BYTES + '>';
    }

    private void deliver(long uid, Bodies.Body body) {
        long uidValidity = mark.map(FolderMark::uidValidity).orElse(0L);
        String source = new MailUrl(server, folder, uidValidity, uid).toString();
        reached(uid); // before the sink, which may end it all
        body.refusal()
                .ifPresentOrElse(
                        why -> sink.unreadable(new Unreadable(source, "the server does not give it out: " + why)),
                        () -> sink.mail(new MailItem(source, false, body.bytes(), body.truncated())));
    }

    private static String or(String... keys) {
        String all = keys[keys.length - 1];
        for (int at = keys.length - 2; at >= 0; at--) {
            all = "OR " + keys[at] + ' ' + all;
        }
        return all;
    }
}
