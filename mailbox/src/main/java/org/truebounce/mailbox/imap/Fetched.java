package org.truebounce.mailbox.imap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/// What a FETCH response says of one message. RFC 9051 §7.5.2
///
/// @param size what the server takes its size for, which is not always the size
/// @param data the part of it that was asked for
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Fetched(long uid, long size, Set<String> flags, Optional<byte[]> data) {
    private static final int LONGEST_WORD = 32;

    /// A message of which nothing but its number is known.
    static Fetched unknown(long uid) {
        return new Fetched(uid, 0, Set.of(), Optional.empty());
    }

    /// Reads the items that we ask for. A response with another is none of ours: a server may send them at any
    /// time.
    static Optional<Fetched> of(IMAPResponse response) {
        if (!response.keyEquals("FETCH")) {
            return Optional.empty();
        }
        response.skipSpaces();
        if (response.readByte() != '(') {
            return Optional.empty();
        }
        Fetched fetched = unknown(0);
        while (response.peekByte() != ')') {
            Optional<Fetched> more = fetched.with(word(response), response);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            fetched = more.get();
            response.skipSpaces();
        }
        return Optional.of(fetched).filter(message -> message.uid > 0);
    }

    private Optional<Fetched> with(String item, IMAPResponse response) {
        return switch (item) {
            case "UID" -> Optional.of(new Fetched(number(response), size, flags, data));
            case "RFC822.SIZE" -> Optional.of(new Fetched(uid, number(response), flags, data));
            case "FLAGS" -> Optional.of(new Fetched(uid, size, flags(response), data));
            case "BODY" -> Optional.of(new Fetched(uid, size, flags, part(response)));
            default -> Optional.empty();
        };
    }

    private static String word(IMAPResponse response) {
        StringBuilder word = new StringBuilder();
        while (word.length() < LONGEST_WORD
                && (Character.isLetterOrDigit((char) response.peekByte()) || response.peekByte() == '.')) {
            word.append((char) response.readByte());
        }
        return word.toString().toUpperCase(Locale.ROOT);
    }

    private static long number(IMAPResponse response) {
        response.skipSpaces();
        return response.readLong();
    }

    private static Set<String> flags(IMAPResponse response) {
        String[] flags = response.readSimpleList();
        return flags == null ? Set.of() : Set.copyOf(Arrays.asList(flags));
    }

    private static Optional<byte[]> part(IMAPResponse response) {
        if (response.readByte() != '[') {
            throw new IndexOutOfBoundsException("no section");
        }
        response.readString(']');
        response.readByte();
        if (response.peekByte() == '<') {
            response.readString('>');
            response.readByte();
        }
        return Optional.ofNullable(response.readByteArray()).map(ByteArray::getNewBytes);
    }
}
