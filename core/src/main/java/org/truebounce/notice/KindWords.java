package org.truebounce.notice;

import java.util.Set;

/// The words by which messages of each kind are known, out of `kinds/*.kind`.
final class KindWords {
    private static final Phrases.Builder<Kind> FROM = new Phrases.Builder<>();
    private static final Phrases.Builder<Kind> SUBJECT = new Phrases.Builder<>();
    private static final Phrases.Builder<Kind> TEXT = new Phrases.Builder<>();

    static {
        read("failure.kind", Kind.FAILURE);
        read("delay.kind", Kind.DELAY);
        read("success.kind", Kind.SUCCESS);
        read("auto-reply.kind", Kind.AUTO_REPLY);
        read("challenge.kind", Kind.CHALLENGE);
        read("abuse-report.kind", Kind.ABUSE_REPORT);
    }

    private static final Phrases<Kind> FROM_PHRASES = FROM.build();
    private static final Phrases<Kind> SUBJECT_PHRASES = SUBJECT.build();
    private static final Phrases<Kind> TEXT_PHRASES = TEXT.build();

    private KindWords() {}

    private static void read(String file, Kind kind) {
        for (DataLines lines = DataLines.of("kinds/" + file); lines.next(); ) {
            int blank = lines.line().indexOf(' ');
            String phrase = lines.line().substring(blank + 1);
            switch (lines.line().substring(0, Math.max(blank, 0))) {
                case "from" -> FROM.add(phrase, kind);
                case "subject" -> SUBJECT.add(phrase, kind);
                case "text" -> TEXT.add(phrase, kind);
                default -> throw lines.mistake("neither from, subject nor text");
            }
        }
    }

    /// Whether the name or address of the sender is one that mail systems send notices from.
    static boolean isMailSystem(String from) {
        return !FROM_PHRASES.in(from).isEmpty();
    }

    static Set<Kind> inSubject(String subject) {
        return SUBJECT_PHRASES.in(subject);
    }

    static Set<Kind> inText(String text) {
        return TEXT_PHRASES.in(text);
    }
}
