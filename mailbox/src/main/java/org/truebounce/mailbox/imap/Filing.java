package org.truebounce.mailbox.imap;

/// Where a message is to go.
///
/// @param message by the URL under which it was read
/// @param way how it is filed
/// @param to the name of the folder, or the keyword
public record Filing(MailUrl message, Way way, String to) {
    /// How a message is filed.
    public enum Way {
        /// Into another folder.
        MOVE,
        /// Where it lies, with a keyword: `$TrueBounceBackscatter` for example. RFC 9051 §2.3.2
        LABEL
    }

    /// Files a message of that verdict.
    ///
    /// @throws ImapException for a keyword or folder that could not be one, and for any move of a genuine notice
    public static Filing of(MailUrl message, String verdict, Way way, String to) {
        if (way == Way.MOVE && verdict.equalsIgnoreCase("genuine")) {
            throw new ImapException("a genuine notice stays where its owner looks for it");
        }
        return new Filing(message, way, to);
    }

    public Filing {
        boolean fits = switch (way) {
            case MOVE -> !to.isBlank() && to.chars().noneMatch(Character::isISOControl);
            case LABEL -> to.matches("[$A-Za-z][A-Za-z0-9_.-]{0,63}");
        };
        if (!fits || message.folder().chars().anyMatch(Character::isISOControl)) {
            throw new ImapException(
                    "no message of " + Wire.harmless(message.folder()) + " can be filed under " + Wire.harmless(to));
        }
    }
}
