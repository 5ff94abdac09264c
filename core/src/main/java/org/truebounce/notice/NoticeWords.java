package org.truebounce.notice;

import java.util.ArrayList;
import java.util.List;
import org.truebounce.words.DataLines;

/// All words by which this room reads a notice, line by line as its data files have them.
public final class NoticeWords {
    private static final List<String> PLAIN = List.of(
            "words/recipient.words",
            "words/other.words",
            "words/quoted.words",
            "words/returned.words",
            "kinds/failure.kind",
            "kinds/delay.kind",
            "kinds/success.kind",
            "kinds/auto-reply.kind",
            "kinds/challenge.kind",
            "kinds/abuse-report.kind");

    private NoticeWords() {}

    /// Phrases with the keywords before them, and the replies that prove them.
    public static List<String> lines() {
        List<String> lines = new ArrayList<>(8192);
        PLAIN.forEach(file -> lines.addAll(DataLines.all(NoticeWords.class, file)));
        for (String file : DataLines.all(NoticeWords.class, "replies/ORDER")) {
            if (file.endsWith(".replies")) {
                lines.addAll(DataLines.all(NoticeWords.class, "replies/" + file));
            }
        }
        for (String dialect : DataLines.all(NoticeWords.class, "dialects/ORDER")) {
            lines.addAll(DataLines.all(NoticeWords.class, "dialects/" + dialect + ".dialect"));
        }
        return lines;
    }
}
