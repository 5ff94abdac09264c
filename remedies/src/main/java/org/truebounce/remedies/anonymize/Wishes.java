package org.truebounce.remedies.anonymize;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a message is to be anonymised.
///
/// @param me the owner's addresses; the first becomes `robin@alder.example`
/// @param trusted the owner's own hosts and domains, as for judging
/// @param alsoProviders whether the names of large providers are replaced too
/// @param keepWords whether the notice's own words stay: for notices in words that TrueBounce does not know
/// @param shift by how much dates are moved
/// @param seed makes the same pseudonyms come again; without it a key is drawn that is kept nowhere
public record Wishes(
        List<String> me,
        List<String> trusted,
        boolean alsoProviders,
        boolean keepWords,
        Duration shift,
        Optional<String> seed) {
    public static final Wishes NONE = new Wishes(List.of(), List.of(), false, false, Duration.ZERO, Optional.empty());
}
