package org.truebounce.remedies.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truebounce.mail.Message;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Notice;

/// What of the probes lies in the mailbox of the return address: notices, and whatever answers the empty sender.
final class ComingBack implements MailSink {
    private final List<Probe> probes;
    private final Map<Probe.Kind, Kind> found = new EnumMap<>(Probe.Kind.class);

    private ComingBack(List<Probe> probes) {
        this.probes = probes;
    }

    /// Which probes came back, and as what.
    static Map<Probe.Kind, Kind> in(Path mailbox, List<Probe> probes) {
        ComingBack sink = new ComingBack(probes);
        Mailbox.read(mailbox, Limits.standard(), sink);
        return sink.found;
    }

    @Override
    public void mail(MailItem item) {
        String text = lower(new String(item.message(), StandardCharsets.ISO_8859_1));
        List<Probe> named = probes.stream().filter(probe -> names(text, probe)).toList();
        if (named.isEmpty()) {
            return;
        }
        Notice notice = Notice.read(Message.parse(item.message()));
        String id = notice.headers().first("Message-ID").orElse("");
        for (Probe probe : named) {
            boolean counts =
                    probe.kind() == Probe.Kind.EMPTY_SENDER || notice.kind().isNotice();
            if (counts && !id.contains(probe.mark())) { // else it is the probe itself
                found.putIfAbsent(probe.kind(), notice.kind());
            }
        }
    }

    /// Whether a message is about a probe: by its mark or, where nothing is returned, by a name that nobody has.
    private static boolean names(String text, Probe probe) {
        return text.contains(probe.mark())
                || (probe.kind() == Probe.Kind.UNKNOWN && text.contains(lower(probe.recipient())));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public void unreadable(Unreadable problem) {
        // Whatever cannot be read is no answer to a probe.
    }
}
