package org.truebounce.mailbox.imap;

import java.util.List;
import java.util.function.Predicate;

/// What is read of a folder.
///
/// @param narrowing which messages are looked at
/// @param part what is delivered of a message that is worth it
/// @param headerFields the fields that are fetched for the look at a message; all where none is named
/// @param worthReading decides by the bytes of a message's header, or of the named fields of it
/// @param newest how many messages of a folder are looked at; of more, the newest
public record ImapReading(
        Narrowing narrowing, Part part, List<String> headerFields, Predicate<byte[]> worthReading, int newest) {
    public ImapReading {
        headerFields = List.copyOf(headerFields);
    }

    /// Which messages are looked at.
    public enum Narrowing {
        /// Each one.
        ALL,
        /// Those that the server finds by the usual marks of a notice: fast, and blind for a notice in words that
        /// the search does not know.
        LIKELY
    }

    /// How much of a message is delivered.
    public enum Part {
        WHOLE,
        HEADER,
        /// All of a message that is small and among the folder's newest, of others the fields that were looked at.
        WHOLE_IF_RECENT
    }

    /// Every message whose header makes it worth reading, whole.
    public static ImapReading of(Predicate<byte[]> worthReading) {
        return new ImapReading(Narrowing.ALL, Part.WHOLE, List.of(), worthReading, Integer.MAX_VALUE);
    }

    /// Every message without exception: the owner's sent mail, for example.
    public static ImapReading everything(Part part) {
        List<String> fields = switch (part) {
            case WHOLE -> List.of("Date"); // there is nothing to look at
            case HEADER, WHOLE_IF_RECENT -> List.of();
        };
        return new ImapReading(Narrowing.ALL, part, fields, header -> true, Integer.MAX_VALUE);
    }

    /// The same, of the messages that the server finds.
    public ImapReading fast() {
        return new ImapReading(Narrowing.LIKELY, part, headerFields, worthReading, newest);
    }

    /// The same, with these fields for the look at a message.
    public ImapReading looking(List<String> fields) {
        return new ImapReading(narrowing, part, fields, worthReading, newest);
    }

    /// The same, of so many messages at most.
    public ImapReading newest(int most) {
        return new ImapReading(narrowing, part, headerFields, worthReading, most);
    }
}
