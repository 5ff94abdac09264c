package org.truebounce.remedies.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.truebounce.notice.Notice;

/// What forged messages that came back have in common, learned from notices that were judged.
public final class Storm {
    private static final int MOST = 40;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 120;
    private static final int LEAST = 2;

    private final Map<String, Integer> forged = new LinkedHashMap<>();
    private final Set<String> others = new HashSet<>();

    /// Takes a notice.
    ///
    /// @param backscatter whether it was judged to be about a message that the owner did not send
    public void add(Notice notice, boolean backscatter) {
        for (String line : lines(notice)) {
            if (backscatter) {
                forged.merge(line, 1, Integer::sum);
            } else {
                others.add(line);
            }
        }
    }

    /// Lines that several forged messages have, and none that anybody else's has.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        forged.forEach((line, count) -> {
            if (count >= LEAST && !others.contains(line) && lines.size() < MOST) {
                lines.add(line);
            }
        });
        return lines;
    }

    private static List<String> lines(Notice notice) {
        List<String> lines = new ArrayList<>();
        notice.returned()
                .headers()
                .flatMap(headers -> headers.first("Subject")) // as it is written: filters do not decode it
                .map(String::strip)
                .filter(subject -> subject.length() >= SHORTEST && subject.length() <= LONGEST)
                .ifPresent(subject -> lines.add("Subject: " + subject));
        notice.returned()
                .messageId()
                .map(id -> id.substring(id.lastIndexOf('@') + 1)
                        .replace(">", "")
                        .strip()
                        .toLowerCase(Locale.ROOT))
                .filter(host -> host.indexOf('.') > 0 && host.length() <= LONGEST)
                .ifPresent(host -> lines.add("@" + host + ">"));
        return lines;
    }
}
