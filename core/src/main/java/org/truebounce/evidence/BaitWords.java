package org.truebounce.evidence;

import java.util.ArrayList;
import java.util.List;
import org.truebounce.words.DataLines;

/// All words by which bait is known, line by line as this room's data files have them.
public final class BaitWords {
    private BaitWords() {}

    public static List<String> lines() {
        List<String> lines = new ArrayList<>(DataLines.all(BaitWords.class, "pose.words"));
        lines.addAll(DataLines.all(BaitWords.class, "lures.words"));
        return lines;
    }

    /// Hosts whose pages real notices refer to.
    public static List<String> helpHosts() {
        return DataLines.all(BaitWords.class, "help-hosts.words");
    }

    /// A text as it reads, its disguises taken off.
    public static String unmasked(String text) {
        return Unmasked.of(text).text();
    }
}
