package org.truebounce.account;

import java.util.Map;
import java.util.Optional;

/// What a mailbox has taught of its owner, looked through as a whole.
///
/// @param places where the owner's own mail was submitted from, kept copies included
/// @param runs what notices about messages of one subject say together, by [Run#key]
public record Habits(Places places, Map<String, Run> runs) {
    /// Nothing was looked through.
    public static final Habits NONE = new Habits(new Places(), Map.of());

    /// What the mailbox knows of the messages of a subject.
    public Optional<Run> run(String subject) {
        return Run.key(subject).map(runs::get);
    }
}
