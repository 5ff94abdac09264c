package org.truebounce.account;

import java.util.List;

/// What the owner's own mail server remembers of a message that came back: its own record, not a claim of the notice.
///
/// @param left whether the message left through it; where not, its record is complete and does not have it
/// @param recipients whom it was sent to, in lower case
/// @param suspect whether the login under which it was sent behaves as if somebody else used it
public record Passage(boolean left, List<String> recipients, boolean suspect) {
    /// It never left, and the record is complete.
    public static final Passage NEVER = new Passage(false, List.of(), false);
}
