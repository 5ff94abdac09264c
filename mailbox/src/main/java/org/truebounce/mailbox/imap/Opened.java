package org.truebounce.mailbox.imap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/// A folder that is open on a connection.
final class Opened {
    private static final Pattern UID_VALIDITY =
            Pattern.compile("\\[UIDVALIDITY (\\d{1,10})]", Pattern.CASE_INSENSITIVE);
    private static final long SLACK = 4 << 20; // for what a server sends beside that which it is asked for

    private final Wire wire;
    private long uidValidity;

    private Opened(Wire wire) {
        this.wire = wire;
    }

    /// Opens a folder so that nothing in it can change, no mark of having been seen either. RFC 9051 §6.3.3
    static Opened toRead(Wire wire, String folder) throws Lost, Refused {
        return open(wire, "EXAMINE", folder);
    }

    /// RFC 9051 §6.3.2
    static Opened toChange(Wire wire, String folder) throws Lost, Refused {
        return open(wire, "SELECT", folder);
    }

    private static Opened open(Wire wire, String command, String folder) throws Lost, Refused {
        Opened opened = new Opened(wire);
        wire.run(command + ' ' + Wire.folder(folder), opened::notice);
        if (opened.uidValidity == 0) {
            throw new Refused("the server gives its messages no lasting numbers (UIDVALIDITY)");
        }
        return opened;
    }

    private void notice(IMAPResponse response) {
        Matcher found = UID_VALIDITY.matcher(response.isOK() ? Wire.harmless(response.getRest()) : "");
        if (found.find()) {
            uidValidity = Long.parseLong(found.group(1));
        }
    }

    long uidValidity() {
        return uidValidity;
    }

    /// The messages above one that fit, in order. RFC 9051 §6.4.4
    ///
    /// @param criteria further search keys; empty for none
    long[] above(long uid, String criteria) throws Lost, Refused {
        List<long[]> found = new ArrayList<>();
        // "*" is the last message even where its number is lower
        wire.run("UID SEARCH UID " + (uid + 1) + ":*" + criteria, response -> {
            if (response.keyEquals("SEARCH")) {
                found.add(numbers(response));
            }
        });
        return found.stream()
                .flatMapToLong(LongStream::of)
                .filter(other -> other > uid)
                .sorted()
                .distinct()
                .toArray();
    }

    private static long[] numbers(IMAPResponse response) {
        LongStream.Builder numbers = LongStream.builder();
        for (long number = response.readLong(); number > 0; number = response.readLong()) {
            numbers.add(number);
        }
        return numbers.build().toArray();
    }

    /// What the server tells of messages, by their numbers; those that are gone are missing.
    ///
    /// @param uids in order
    /// @param items what is asked, `UID` beside it
    /// @param most the bytes that may come
    Map<Long, Fetched> fetch(List<Long> uids, String items, long most) throws Lost, Refused {
        Map<Long, Fetched> found = new HashMap<>();
        Set<Long> asked = Set.copyOf(uids);
        wire.run(
                "UID FETCH " + UidSet.of(uids) + " (UID " + items + ')',
                most + SLACK,
                response -> Fetched.of(response)
                        .filter(message -> asked.contains(message.uid()))
                        .ifPresent(message -> found.merge(message.uid(), message, Opened::fuller)));
        return found;
    }

    /// A server may tell of flags in between.
    private static Fetched fuller(Fetched one, Fetched other) {
        return other.data().isPresent() || one.data().isEmpty() ? other : one;
    }
}
