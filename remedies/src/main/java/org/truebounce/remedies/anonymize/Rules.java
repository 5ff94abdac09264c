package org.truebounce.remedies.anonymize;

/// What one anonymisation replaces by what.
///
/// @param subject the subject of the returned message: all its words are replaced wherever it is quoted; empty
///     where there is none
record Rules(Pseudonyms pseudonyms, Hosts hosts, Networks networks, Addresses addresses, String subject) {
    private static final int SHORTEST_SUBJECT = 4;

    /// The next place from an index on where the subject is quoted; the text's length where it is not.
    int quoted(String text, int from) {
        int at = subject.length() < SHORTEST_SUBJECT ? -1 : text.indexOf(subject, from);
        while (at >= 0 && !(isBorder(text, at - 1) && isBorder(text, at + subject.length()))) {
            at = text.indexOf(subject, at + subject.length());
        }
        return at < 0 ? text.length() : at;
    }

    private static boolean isBorder(String text, int at) {
        return at < 0
                || at >= text.length()
                || (!Letters.isInRun(text.charAt(at)) && "@.-=_".indexOf(text.charAt(at)) < 0);
    }
}
