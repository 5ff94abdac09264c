package org.truebounce.spelling;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truebounce.words.DataLines;

/// Texts without what eyes and spelling rules pass over: equal skeletons look or sound alike. After Unicode UTS
/// 39 §4, with a short table of its own.
final class Skeleton {
    private static final List<String[]> ALIKE =
            List.of(new String[] {"ae", "a"}, new String[] {"oe", "o"}, new String[] {"ue", "u"});

    private Skeleton() {}

    /// The Latin letter that a letter of any script looks like. Loaded when the first such letter comes.
    private static final class LookAlikes {
        static final Map<Integer, String> TABLE = new HashMap<>();

        static {
            for (DataLines lines = DataLines.of(Skeleton.class, "look-alikes.txt"); lines.next(); ) {
                String[] words = lines.line().split(" ");
                for (int i = 1; i < words.length; i++) {
                    TABLE.put(words[i].codePointAt(0), words[0]);
                }
            }
        }
    }

    /// The letters and digits of a text as its skeleton.
    static String of(String text) {
        String plain = latin(text);
        StringBuilder kept = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = digitAsLetter(plain.charAt(i));
            if (Character.isLetterOrDigit(c) && (kept.isEmpty() || kept.charAt(kept.length() - 1) != c)) {
                kept.append(c);
            }
        }
        String skeleton = kept.toString();
        for (String[] pair : ALIKE) {
            skeleton = skeleton.replace(pair[0], pair[1]);
        }
        return skeleton;
    }

    private static char digitAsLetter(char c) {
        return switch (c) {
            case '0' -> 'o';
            case '1', 'i' -> 'l';
            default -> c;
        };
    }

    /// A text with plain Latin letters for those that bear marks or look like one.
    static String latin(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .forEach(point -> plain.append(LookAlikes.TABLE.getOrDefault(point, Character.toString(point))));
        return plain.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
