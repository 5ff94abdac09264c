package org.truebounce.remedies.scan;

/// Malware that clamd recognised.
///
/// @param source the file, or `inbox.mbox#17` for the 17th message of a mailbox file
/// @param signature what clamd calls it
/// @param place what kind of file it is
public record Finding(String source, String signature, Place place) {
    /// Where it is, for people: `inbox.mbox, message 17`.
    public String where() {
        int mark = source.lastIndexOf('#');
        return place == Place.MAILBOX && mark > 0
                ? source.substring(0, mark) + ", message " + source.substring(mark + 1)
                : source;
    }
}
