package org.truebounce.mailbox.imap;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fetches whole messages: small ones together, large ones in pieces, so that little is held at once.
final class Bodies {
    private static final int PIECE = 1 << 20;

    private final Opened opened;
    private final int messageBytes;
    private final int atOnce;

    /// @param messageBytes above which a message is cut
    /// @param atOnce the bytes that are asked for together, where that is more than one message
    Bodies(Opened opened, int messageBytes, int atOnce) {
        this.opened = opened;
        this.messageBytes = messageBytes;
        this.atOnce = atOnce;
    }

    /// A message.
    ///
    /// @param refusal why the server does not give it out, where it does not
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Body(byte[] bytes, boolean truncated, Optional<String> refusal) {}

    /// Takes a message as soon as it is there.
    @FunctionalInterface
    interface Taker {
        void take(long uid, Body body);
    }

    /// Fetches messages in their order. Those that are gone meanwhile are passed over.
    void deliver(List<Fetched> messages, Taker taker) throws Lost, Refused {
        List<Fetched> group = new ArrayList<>();
        long together = 0;
        for (Fetched message : messages) {
            if (!group.isEmpty() && together + message.size() > atOnce) {
                group(group, together, taker);
                group.clear();
                together = 0;
            }
            group.add(message);
            together += Math.max(0, message.size());
        }
        group(group, together, taker);
    }

    private void group(List<Fetched> group, long together, Taker taker) throws Lost, Refused {
        if (group.isEmpty()) {
            return;
        }
        List<Long> uids = group.stream().map(Fetched::uid).toList();
        Map<Long, Fetched> pieces;
        try {
            pieces = opened.fetch(uids, piece(0), Math.min(together, (long) group.size() * PIECE) * 2);
        } catch (Refused refusal) {
            oneByOne(group, refusal, taker);
            return;
        }
        for (long uid : uids) {
            Optional<byte[]> first = Optional.ofNullable(pieces.get(uid)).flatMap(Fetched::data);
            if (first.isPresent()) {
                taker.take(uid, whole(uid, first.get()));
            }
        }
    }

    private void oneByOne(List<Fetched> group, Refused refusal, Taker taker) throws Lost, Refused {
        if (group.size() == 1) {
            Optional<String> why = Optional.of(String.valueOf(refusal.getMessage()));
            taker.take(group.getFirst().uid(), new Body(new byte[0], true, why));
            return;
        }
        for (Fetched message : group) {
            group(List.of(message), message.size(), taker);
        }
    }

    private Body whole(long uid, byte[] first) throws Lost, Refused {
        if (first.length < PIECE && first.length <= messageBytes) {
            return new Body(first, false, Optional.empty());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(first.length * 2);
        bytes.writeBytes(first);
        boolean more = first.length >= PIECE;
        while (more && bytes.size() <= messageBytes) {
            byte[] next = Optional.ofNullable(opened.fetch(List.of(uid), piece(bytes.size()), PIECE)
                            .get(uid))
                    .flatMap(Fetched::data)
                    .orElse(new byte[0]);
            bytes.writeBytes(next);
            more = next.length >= PIECE;
        }
        byte[] all = bytes.toByteArray();
        return all.length <= messageBytes
                ? new Body(all, false, Optional.empty())
                : new Body(Arrays.copyOf(all, messageBytes), true, Optional.empty());
    }

    private static String piece(int from) {
        return "BODY.PEEK[]<" + from + '.' + PIECE + '>';
    }
}
