package org.truebounce.storm;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.truebounce.account.SentCopy;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Part;
import org.truebounce.notice.ReturnedMessage;

/// What messages of one run have in common: words of subject and text, the program that wrote them, the shape of
/// ids. What tells them apart is left out: numbers, addresses, anything that looks drawn at random.
final class Marks {
    private static final int MOST_WORDS = 60;
    private static final int TEXT = 1_000;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Marks() {}

    static Set<String> of(ReturnedMessage returned) {
        Set<String> marks = new LinkedHashSet<>();
        returned.subject().ifPresent(subject -> words("s:", 2, subject, marks));
        returned.headers().ifPresent(headers -> of(headers, marks));
        if (returned.portion() == ReturnedMessage.Portion.FULL) {
            returned.part()
                    .map(Marks::text)
                    .ifPresent(text -> words("t:", 4, text.substring(0, Math.min(TEXT, text.length())), marks));
        }
        return marks;
    }

    private static String text(Part part) {
        Part first = part;
        while (!first.children().isEmpty()) {
            first = first.children().getFirst();
        }
        return first.text();
    }

    private static void of(Headers headers, Set<String> marks) {
        SentCopy.program(headers).ifPresent(program -> marks.add("p:" + program));
        headers.first("Message-ID").ifPresent(id -> marks.add("i:" + shape(id)));
        headers.text("From")
                .flatMap(Address::first)
                .map(Address::name)
                .filter(name -> !name.isBlank())
                .ifPresent(name -> words("f:", 2, name, marks));
        headers.first("Content-Type")
                .map(type -> NO_WORD.split(type.toLowerCase(Locale.ROOT)))
                .filter(type -> type.length > 1)
                .ifPresent(type -> marks.add("c:" + type[0] + "/" + type[1]));
    }

    /// @param shortest words of fewer letters are those of any text
    private static void words(String mark, int shortest, String text, Set<String> marks) {
        int words = 0;
        for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT))) {
            if (word.length() >= shortest && word.chars().noneMatch(Character::isDigit) && words < MOST_WORDS) {
                words++;
                marks.add(mark + word);
            }
        }
    }

    /// An id with runs of letters and digits in place of what they are: `<a9.a@a.a>`.
    private static String shape(String id) {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < id.length() && shape.length() < MOST_WORDS; i++) {
            char c = id.charAt(i);
            char kind = Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'a' : c;
            boolean same = !shape.isEmpty() && shape.charAt(shape.length() - 1) == kind;
            boolean mixed = !shape.isEmpty() && shape.charAt(shape.length() - 1) == 'a' && kind == '9';
            if (!same && !mixed) {
                shape.append(kind);
            }
        }
        return shape.toString().replace("9a", "a");
    }

    /// Whether a mark tells of what the message says, and not only of how it was made.
    static boolean isOfContent(String mark) {
        return mark.startsWith("s:") || mark.startsWith("t:");
    }

    /// The original's subject as people would name the run, where there is one.
    static Optional<String> name(Sighting sighting) {
        return sighting.subject().map(String::strip).filter(subject -> !subject.isEmpty());
    }
}
