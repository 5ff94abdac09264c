package org.truebounce.mailbox.imap;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.imap.protocol.UIDSet;

/// Numbers of messages as a command takes them: `1:3,7`. RFC 9051 §9: sequence-set
final class UidSet {
    private static final int MOST = 1_000_000;

    private UidSet() {}

    static String of(List<Long> uids) {
        return UIDSet.toString(
                UIDSet.createUIDSets(uids.stream().mapToLong(Long::longValue).toArray()));
    }

    /// The numbers of a set, in its order; a range may be written from its end. RFC 4315 §3
    static List<Long> parse(String text) {
        List<Long> uids = new ArrayList<>();
        for (UIDSet range : UIDSet.parseUIDSets(text)) {
            long from = Math.min(range.start, range.end);
            long to = Math.max(range.start, range.end);
            if (to - from + uids.size() > MOST) {
                throw new IllegalArgumentException("far too many numbers");
            }
            for (long uid = from; uid <= to; uid++) {
                uids.add(uid);
            }
        }
        return uids;
    }
}
