package org.truebounce.notice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.truebounce.words.DataLines;
import org.truebounce.words.Phrases;

/// What the words before an address in a text say that it is.
enum AddressRole {
    /// Nothing but a failed recipient.
    RECIPIENT,
    /// Perhaps a failed recipient.
    PERHAPS_RECIPIENT,
    /// Somebody else: the sender, a helper.
    OTHER,
    /// The words say nothing.
    UNSAID;

    private static final int LONGEST = 40;
    private static final Map<String, AddressRole> WORDS = words();
    private static final Phrases<AddressRole> HEADINGS = headings();

    private static Map<String, AddressRole> words() {
        Map<String, AddressRole> words = new HashMap<>();
        AddressRole role = RECIPIENT;
        for (DataLines lines = DataLines.of(AddressRole.class, "words/recipient.words"); lines.next(); ) {
            switch (lines.line()) {
                case "= strong" -> role = RECIPIENT;
                case "= weak" -> role = PERHAPS_RECIPIENT;
                default -> words.put(lines.line(), role);
            }
        }
        for (DataLines lines = DataLines.of(AddressRole.class, "words/other.words"); lines.next(); ) {
            words.put(lines.line(), OTHER);
        }
        return words;
    }

    /// The role that the text from `from` to `to` announces for an address that begins at `to`.
    static AddressRole announcedBy(String text, int from, int to) {
        int end = to;
        while (end > from && !isWord(text.charAt(end - 1))) {
            end--;
        }
        int least = Math.max(from, end - LONGEST);
        String before = text.substring(least, end).toLowerCase(Locale.ROOT).replace("(s", "s");
        boolean cut = least > from && isWord(text.charAt(least - 1));
        // The first suffix that begins at a word and is known is the longest.
        for (int start = 0; start < before.length(); start++) {
            boolean wordStart = start == 0
                    ? !cut
                    // scripts without blanks
                    : !isWord(before.charAt(start - 1)) || before.charAt(start) >= 0x3000;
            AddressRole role = wordStart ? WORDS.get(before.substring(start)) : null;
            if (role != null) {
                return role;
            }
        }
        return UNSAID;
    }

    /// Whether a line speaks of recipients or addresses, as the heading of a list of them does.
    static boolean isHeading(String line) {
        return HEADINGS.anyIn(line);
    }

    private static Phrases<AddressRole> headings() {
        Phrases.Builder<AddressRole> builder = new Phrases.Builder<>();
        WORDS.forEach((word, role) -> {
            if (role == RECIPIENT && word.length() > 5) {
                builder.add(word, role);
            }
        });
        return builder.build();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '\'';
    }
}
