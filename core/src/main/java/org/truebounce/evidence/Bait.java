package org.truebounce.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.truebounce.words.DataLines;
import org.truebounce.words.Phrases;

/// What a text pretends and what it asks for, found in one pass over its words.
///
/// @param touched whether it has any of the words that poses are made of
/// @param poses what it pretends: a thing, and what is said of it near by
/// @param lures what it asks of its reader
record Bait(boolean touched, Set<Pose> poses, Set<Lure> lures) {
    private static final int NEAR = 80;
    private static final Phrases<Word> WORDS = phrases();

    /// The sections of `pose.words`, and those of `lures.words` with the lure that each is.
    private enum Word {
        MESSAGES,
        HELD,
        MAILBOX,
        FULL,
        ALONE,
        ACT(Lure.ACT),
        DEADLINE(Lure.DEADLINE),
        PASSWORD(Lure.PASSWORD),
        SCAN(Lure.SCAN),
        CALL(Lure.CALL),
        RUN(Lure.RUN);

        private final Optional<Lure> lure;

        Word() {
            this.lure = Optional.empty();
        }

        Word(Lure lure) {
            this.lure = Optional.of(lure);
        }
    }

    /// @param text unmasked
    static Bait in(String text) {
        Set<Pose> poses = EnumSet.noneOf(Pose.class);
        Set<Lure> lures = EnumSet.noneOf(Lure.class);
        Map<Word, Integer> last = new EnumMap<>(Word.class);
        WORDS.each(text, (word, position) -> {
            if (word.lure.isPresent()) {
                lures.add(word.lure.get());
                return;
            }
            last.put(word, position);
            if (word == Word.ALONE) {
                poses.add(Pose.ALONE);
            }
            if (isNear(last.get(Word.MESSAGES), last.get(Word.HELD))) {
                poses.add(Pose.HELD);
            }
            if (isNear(last.get(Word.MAILBOX), last.get(Word.FULL))) {
                poses.add(Pose.FULL);
            }
        });
        return new Bait(!last.isEmpty(), poses, lures);
    }

    private static boolean isNear(@Nullable Integer thing, @Nullable Integer said) {
        return thing != null && said != null && Math.abs(thing - said) <= NEAR;
    }

    private static Phrases<Word> phrases() {
        Phrases.Builder<Word> builder = new Phrases.Builder<>();
        for (String file : List.of("pose.words", "lures.words")) {
            sections(file).forEach((name, phrases) -> {
                Word word = Word.valueOf(name.toUpperCase(Locale.ROOT));
                Set.copyOf(phrases).forEach(phrase -> builder.add(phrase, word));
            });
        }
        return builder.build();
    }

    private static Map<String, List<String>> sections(String file) {
        Map<String, List<String>> sections = new HashMap<>();
        List<String> section = new ArrayList<>();
        for (DataLines lines = DataLines.of(Bait.class, file); lines.next(); ) {
            if (lines.line().startsWith("= ")) {
                section = sections.computeIfAbsent(lines.line().substring(2), name -> new ArrayList<>());
            } else {
                section.add(lines.line());
            }
        }
        return sections;
    }
}
