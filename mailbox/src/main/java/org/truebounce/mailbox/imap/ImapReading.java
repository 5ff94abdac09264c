package org.truebounce.mailbox.imap;

import java.util.List;
import java.util.function.Predicate;

/// What is read of a folder.
///
/// @param narrowing which messages are looked at
/// @param part what is delivered of a message that is worth it
/// @param headerFields the fields that are fetched for the look at a message; all where none is named
/// @param worthReading decides by the bytes of a message's header, or of the named fields of it
public record ImapReading(Narrowing narrowing, Part part, List<String> headerFields, Predicate<byte[]> worthReading) {
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
        HEADER
    }

    /// Every message whose header makes it worth reading, whole.
    public static ImapReading of(Predicate<byte[]> worthReading) {
        return new ImapReading(Narrowing.ALL, Part.WHOLE, List.of(), worthReading);
    }

    /// Every message without exception: the owner's sent mail, for example.
    public static ImapReading everything(Part part) {
        List<String> fields = switch (part) {
            case WHOLE -> List.of("Date"); // there is nothing to look at
            case HEADER -> List.of();
        };
        return new ImapReading(Narrowing.ALL, part, fields, header -> true);
    }

    /// The same, of the messages that the server finds.
    public ImapReading fast() {
        return new ImapReading(Narrowing.LIKELY, part, headerFields, worthReading);
    }

    /// The same, with these fields for the look at a message.
    public ImapReading looking(List<String> fields) {
        return new ImapReading(narrowing, part, fields, worthReading);
    }
}
