package org.truebounce.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.truebounce.notice.Notice;
import org.truebounce.words.DataLines;
import org.truebounce.words.Phrases;

/// What a message shows its reader first: who it is from, its subject, its opening words, with their disguises
/// taken off.
///
/// @param sender the display name and address, unmasked
/// @param subject unmasked
/// @param text the opening, unmasked
/// @param masks how many characters stood there to deceive programs: invisible ones, letters of foreign scripts
///     within words
record Face(String sender, String subject, String text, int masks) {
    private static final int NEAR = 80;
    private static final Phrases<Word> WORDS = phrases("pose.words", Word.class);
    private static final Phrases<Lure> LURES = phrases("lures.words", Lure.class);

    /// The sections of `pose.words`.
    private enum Word {
        MESSAGES,
        HELD,
        MAILBOX,
        FULL,
        ALONE
    }

    static Face of(Notice notice, int most) {
        String sender = notice.headers().text("From").orElse("");
        String subject = notice.headers().text("Subject").orElse("");
        String text =
                notice.text().length() <= most ? notice.text() : notice.text().substring(0, most);
        // What the returned message was about is none of the notice's own words.
        String quoted =
                notice.returned().subject().filter(about -> about.length() > 3).orElse("\n\n\n");
        text = text.replace(quoted, "");
        Unmasked unmaskedText = Unmasked.of(text);
        Unmasked unmaskedSubject = Unmasked.of(subject);
        Unmasked unmaskedSender = Unmasked.of(sender);
        return new Face(
                unmaskedSender.text(),
                unmaskedSubject.text(),
                unmaskedText.text(),
                unmaskedText.masks() + unmaskedSubject.masks() + unmaskedSender.masks());
    }

    /// What the subject and opening pretend: a thing, and what is said of it near by.
    Set<Pose> poses() {
        return poses(subject + "\n" + text);
    }

    Set<Pose> posesOfSubject() {
        return poses(subject);
    }

    /// Whether a subject pretends something, or touches what poses are made of.
    static boolean isPosed(String subject) {
        return WORDS.anyIn(Unmasked.of(subject).text());
    }

    private static Set<Pose> poses(String text) {
        Set<Pose> poses = EnumSet.noneOf(Pose.class);
        Map<Word, Integer> last = new EnumMap<>(Word.class);
        WORDS.each(text, (word, position) -> {
            last.put(word, position);
            if (word == Word.ALONE) {
                poses.add(Pose.ALONE);
            }
            if (isNear(last, Word.MESSAGES, Word.HELD)) {
                poses.add(Pose.HELD);
            }
            if (isNear(last, Word.MAILBOX, Word.FULL)) {
                poses.add(Pose.FULL);
            }
        });
        return poses;
    }

    private static boolean isNear(Map<Word, Integer> last, Word thing, Word said) {
        Integer one = last.get(thing);
        Integer other = last.get(said);
        return one != null && other != null && Math.abs(one - other) <= NEAR;
    }

    Set<Lure> lures() {
        return lures(subject + "\n" + text);
    }

    static Set<Lure> lures(String text) {
        return LURES.in(text);
    }

    /// The phrases of a file, each section named for a constant of that kind.
    private static <W extends Enum<W>> Phrases<W> phrases(String file, Class<W> kind) {
        Phrases.Builder<W> builder = new Phrases.Builder<>();
        sections(file).forEach((name, phrases) -> {
            W word = Enum.valueOf(kind, name.toUpperCase(Locale.ROOT));
            Set.copyOf(phrases).forEach(phrase -> builder.add(phrase, word));
        });
        return builder.build();
    }

    private static Map<String, List<String>> sections(String file) {
        Map<String, List<String>> sections = new HashMap<>();
        List<String> section = new ArrayList<>();
        for (DataLines lines = DataLines.of(Face.class, file); lines.next(); ) {
            if (lines.line().startsWith("= ")) {
                section = sections.computeIfAbsent(lines.line().substring(2), name -> new ArrayList<>());
            } else {
                section.add(lines.line());
            }
        }
        return sections;
    }
}
