package org.truebounce.mailbox;

/// A file or folder that could not be read, or not to its end; whatever lies beside it is read all the same.
///
/// @param source where it lies, as in [MailItem#source()]
/// @param reason why, in a few words without a full stop
public record Unreadable(String source, String reason) {
    public Unreadable {
        source = oneLine(source);
        reason = oneLine(reason);
    }

    /// The one line to show: `source: reason`.
    public String line() {
        return source + ": " + reason;
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}
