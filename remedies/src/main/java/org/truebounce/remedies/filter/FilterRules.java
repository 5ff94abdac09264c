package org.truebounce.remedies.filter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a filter tells forged bounces by, in any filter language.
///
/// @param marks texts of which every message of the owner's has one when it comes back: `@id-host>` of its
///     Message-ID, names of own sending hosts, own selectors
/// @param storm lines of returned messages that were judged forged, and that no message of the owner's has
/// @param guard a field of the owner's own server, and what it says of forged bounces
/// @param action what is done with a forged bounce
/// @param folder where it is filed
/// @param until the first day on which the filter does nothing more
public record FilterRules(
        List<String> marks,
        List<String> storm,
        Optional<Guard> guard,
        Action action,
        String folder,
        Optional<LocalDate> until) {
    /// A field that a server of the owner's writes.
    public record Guard(String field, String text) {}

    /// What is done with a forged bounce.
    public enum Action {
        FILE,
        FLAG,
        DISCARD
    }

    /// Whether there is anything to tell by.
    public boolean isEmpty() {
        return marks.isEmpty() && storm.isEmpty() && guard.isEmpty();
    }

    /// The rules explained, a line each, for the comments of any format.
    List<String> explained() {
        List<String> lines = new java.util.ArrayList<>(List.of(
                "Written by TrueBounce. Puts forged bounces aside: notices about mail that you never sent.",
                "Only notices are looked at, and only those that enclose the returned message."));
        marks.forEach(mark -> lines.add("A notice stays where it is if it contains: " + mark));
        if (!marks.isEmpty()) {
            lines.add(
                    "Risk: your own mail sent another way (a new device, a form, a newsletter service) may lack all of"
                            + " these marks. Its bounces would be put aside: look there now and then.");
        }
        until.ifPresent(day -> lines.add("Does nothing from " + day + " on."));
        if (action == Action.DISCARD) {
            lines.add("DISCARDS what it finds: nobody will ever see it, also where the filter is wrong.");
        }
        return lines;
    }
}
