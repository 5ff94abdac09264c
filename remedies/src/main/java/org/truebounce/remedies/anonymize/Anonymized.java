package org.truebounce.remedies.anonymize;

import java.util.List;
import org.truebounce.Diagnosis;

/// A message with pseudonyms in the place of all that is private.
///
/// @param message the message, its bytes as they were where nothing was replaced
/// @param replacements what was replaced by what, in the order in which it was met; over all messages of one
///     [Anonymizer]
/// @param leftovers private names that stand in the message still; empty where it may be given away
/// @param original what TrueBounce says of the original
/// @param diagnosis what it says of this message
/// @param differences in what both differ: none in most messages
@SuppressWarnings("ArrayRecordComponent") // one array a message, and nobody compares them
public record Anonymized(
        byte[] message,
        List<Replacement> replacements,
        List<String> leftovers,
        Diagnosis original,
        Diagnosis diagnosis,
        List<Difference> differences) {

    /// A fact that the anonymised message tells otherwise.
    public record Difference(String fact, String before, String after) {}
}
