package org.truebounce.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truebounce.words.DataLines;

/// One place in a message that a finding rests on.
///
/// @param place which part of it
/// @param fields the names of the fields there; none where words are meant
public record Grounds(Place place, List<String> fields) {
    private static final Map<String, List<Grounds>> ALL = read();

    /// A part of a message that findings look at.
    public enum Place {
        /// The message's own header.
        NOTICE,
        /// The header of the returned message.
        RETURNED,
        /// The enclosed report.
        STATUS,
        /// What there is to read.
        TEXT,
        /// None: what the finding rests on is elsewhere.
        NOTHING
    }

    /// What a finding rests on.
    public static List<Grounds> of(Evidence evidence) {
        return ALL.getOrDefault(evidence.id(), List.of());
    }

    private static Map<String, List<Grounds>> read() {
        Map<String, List<Grounds>> all = new HashMap<>();
        for (DataLines lines = DataLines.of(Grounds.class, "grounds.txt"); lines.next(); ) {
            int colon = lines.line().indexOf(": ");
            if (colon < 0) {
                throw lines.mistake("no places");
            }
            List<Grounds> grounds = new ArrayList<>();
            for (String place : lines.line().substring(colon + 2).split("; ")) {
                List<String> words = List.of(place.split(" "));
                grounds.add(new Grounds(place(words.getFirst(), lines), words.subList(1, words.size())));
            }
            if (all.put(lines.line().substring(0, colon), List.copyOf(grounds)) != null) {
                throw lines.mistake("said twice");
            }
        }
        return all;
    }

    private static Place place(String word, DataLines lines) {
        for (Place place : Place.values()) {
            if (place.name().toLowerCase(Locale.ROOT).equals(word)) {
                return place;
            }
        }
        throw lines.mistake("no such place");
    }
}
