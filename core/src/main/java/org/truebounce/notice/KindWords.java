package org.truebounce.notice;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.truebounce.words.DataLines;
import org.truebounce.words.FlatData;
import org.truebounce.words.Phrases;

/// The words by which messages of each kind are known, out of `kinds/*.kind`.
final class KindWords {
    static final String COMPILED = "kinds.compiled";

    private final Phrases<Kind> from;
    private final Phrases<Kind> manager;
    private final Phrases<Kind> subject;
    private final Phrases<Kind> text;

    private KindWords(Phrases<Kind> from, Phrases<Kind> manager, Phrases<Kind> subject, Phrases<Kind> text) {
        this.from = from;
        this.manager = manager;
        this.subject = subject;
        this.text = text;
    }

    /// Whether the name or address of the sender is one that mail systems send notices from.
    static boolean isMailSystem(String from) {
        return Loaded.ALL.from.anyIn(from);
    }

    /// Whether the sender's address is one that programs managing lists answer from.
    static boolean isListManager(String from) {
        return Loaded.ALL.manager.anyIn(from);
    }

    static Set<Kind> inSubject(String subject) {
        return Loaded.ALL.subject.in(subject);
    }

    static Set<Kind> inText(String text) {
        return Loaded.ALL.text.in(text);
    }

    static KindWords fromSources() {
        Phrases.Builder<Kind> from = new Phrases.Builder<>();
        Phrases.Builder<Kind> manager = new Phrases.Builder<>();
        Phrases.Builder<Kind> subject = new Phrases.Builder<>();
        Phrases.Builder<Kind> text = new Phrases.Builder<>();
        for (Kind kind :
                List.of(Kind.FAILURE, Kind.DELAY, Kind.SUCCESS, Kind.AUTO_REPLY, Kind.CHALLENGE, Kind.ABUSE_REPORT)) {
            for (DataLines lines = lines(kind); lines.next(); ) {
                int blank = lines.line().indexOf(' ');
                String phrase = lines.line().substring(blank + 1);
                switch (lines.line().substring(0, Math.max(blank, 0))) {
                    case "from" -> from.add(phrase, kind);
                    case "manager" -> manager.add(phrase, kind);
                    case "subject" -> subject.add(phrase, kind);
                    case "text" -> text.add(phrase, kind);
                    default -> throw lines.mistake("neither from, manager, subject nor text");
                }
            }
        }
        return new KindWords(from.build(), manager.build(), subject.build(), text.build());
    }

    private static DataLines lines(Kind kind) {
        return DataLines.of(KindWords.class, "kinds/" + kind.word() + ".kind");
    }

    void write(DataOutputStream out) throws IOException {
        from.write(out, FlatData::number);
        manager.write(out, FlatData::number);
        subject.write(out, FlatData::number);
        text.write(out, FlatData::number);
    }

    private static KindWords read(ByteBuffer data) {
        Kind[] kinds = Kind.values();
        return new KindWords(
                Phrases.read(data, number -> kinds[number]),
                Phrases.read(data, number -> kinds[number]),
                Phrases.read(data, number -> kinds[number]),
                Phrases.read(data, number -> kinds[number]));
    }

    /// Loads at the first question, so that the build can write the file that this reads.
    private static final class Loaded {
        static final KindWords ALL =
                FlatData.open(KindWords.class, COMPILED).map(KindWords::read).orElseGet(KindWords::fromSources);
    }
}
