package org.truebounce.notice;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.mail.Headers;
import org.truebounce.words.DataLines;
import org.truebounce.words.FlatData;
import org.truebounce.words.Phrases;

/// All known dialects, looked for in one pass over what a notice shows first.
final class Dialects {
    static final String COMPILED = "dialects.compiled";
    private static final int OPENING = 500;
    private static final int FIELD_OPENING = 40;

    private final List<Dialect> dialects;
    private final Phrases<Integer> words;

    private Dialects(List<Dialect> dialects, Phrases<Integer> words) {
        this.dialects = dialects;
        this.words = words;
    }

    static List<Dialect> all() {
        return Loaded.ALL.dialects;
    }

    /// The first dialect in the order of the list whose words the notice has.
    static Optional<Dialect> of(Headers headers, DeliveryStatus status, String text) {
        return Loaded.ALL.words.in(face(headers, status, text)).stream()
                .min(Integer::compare)
                .map(Loaded.ALL.dialects::get);
    }

    /// What tells a notice's writer: sender, subject, the X- fields, the report's own fields, the first words.
    private static String face(Headers headers, DeliveryStatus status, String text) {
        StringBuilder face = new StringBuilder(1_000);
        face.append("from: ").append(headers.text("From").orElse("")).append('\n');
        face.append("subject: ").append(headers.text("Subject").orElse("")).append('\n');
        for (int i = 0; i < headers.size(); i++) {
            if (headers.isExtension(i)) {
                String value = headers.value(i);
                face.append("header: ").append(headers.name(i)).append(": ");
                face.append(value, 0, Math.min(FIELD_OPENING, value.length())).append('\n');
            }
        }
        status.perMessage()
                .values()
                .forEach((name, value) ->
                        face.append(name).append(": ").append(value).append('\n'));
        return face.append(text, 0, Math.min(text.length(), OPENING)).toString();
    }

    static Dialects fromSources() {
        List<Dialect> dialects = DataLines.all(Dialects.class, "dialects/ORDER").stream()
                .map(Dialect::read)
                .toList();
        Phrases.Builder<Integer> builder = new Phrases.Builder<>();
        for (int i = 0; i < dialects.size(); i++) {
            for (String words : dialects.get(i).says()) {
                builder.add(words, i);
            }
        }
        return new Dialects(dialects, builder.build());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(dialects.size());
        for (Dialect dialect : dialects) {
            FlatData.writeText(out, dialect.name());
            FlatData.writeText(out, dialect.software());
            FlatData.writeText(out, String.join("\n", dialect.mta()));
        }
        words.write(out, index -> index);
    }

    private static Dialects read(ByteBuffer data) {
        List<Dialect> dialects = new ArrayList<>();
        for (int left = data.getInt(); left > 0; left--) {
            String name = FlatData.readText(data);
            String software = FlatData.readText(data);
            List<String> mta = FlatData.readText(data).lines().toList();
            dialects.add(new Dialect(name, software, List.of(), mta));
        }
        return new Dialects(dialects, Phrases.read(data, index -> index));
    }

    /// Loads at the first question, so that the build can write the file that this reads.
    private static final class Loaded {
        static final Dialects ALL =
                FlatData.open(Dialects.class, COMPILED).map(Dialects::read).orElseGet(Dialects::fromSources);
    }
}
