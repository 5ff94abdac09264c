package org.truebounce.notice;

import java.util.List;
import java.util.Optional;
import org.truebounce.mail.Headers;

/// All known dialects, looked for in one pass over what a notice shows first.
final class Dialects {
    private static final int OPENING = 500;
    private static final List<Dialect> ALL =
            DataLines.all("dialects/ORDER").stream().map(Dialect::read).toList();
    private static final Phrases<Integer> WORDS = words();

    private Dialects() {}

    private static Phrases<Integer> words() {
        Phrases.Builder<Integer> builder = new Phrases.Builder<>();
        for (int i = 0; i < ALL.size(); i++) {
            for (String words : ALL.get(i).says()) {
                builder.add(words, i);
            }
        }
        return builder.build();
    }

    static List<Dialect> all() {
        return ALL;
    }

    /// The first dialect in the order of the list whose words the notice has.
    static Optional<Dialect> of(Headers headers, DeliveryStatus status, String text) {
        return WORDS.in(face(headers, status, text)).stream()
                .min(Integer::compare)
                .map(ALL::get);
    }

    /// What tells a notice's writer: sender, subject, the X- fields, the report's own fields, the first words.
    private static String face(Headers headers, DeliveryStatus status, String text) {
        StringBuilder face = new StringBuilder(1_000);
        face.append("from: ").append(headers.text("From").orElse("")).append('\n');
        face.append("subject: ").append(headers.text("Subject").orElse("")).append('\n');
        for (int i = 0; i < headers.size(); i++) {
            if (headers.isExtension(i)) {
                face.append("header: ")
                        .append(headers.name(i))
                        .append(": ")
                        .append(
                                headers.value(i),
                                0,
                                Math.min(40, headers.value(i).length()))
                        .append('\n');
            }
        }
        status.perMessage()
                .values()
                .forEach((name, value) ->
                        face.append(name).append(": ").append(value).append('\n'));
        return face.append(text, 0, Math.min(text.length(), OPENING)).toString();
    }
}
