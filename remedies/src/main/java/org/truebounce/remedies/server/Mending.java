package org.truebounce.remedies.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.truebounce.remedies.server.Observation.Subject;

/// How to mend what a server does, from `mending.txt`.
final class Mending {
    private static final Mending ALL = read();

    private final Map<Subject, String> general = new EnumMap<>(Subject.class);
    private final Map<Subject, Map<Software, String>> bySoftware = new EnumMap<>(Subject.class);

    private Mending() {}

    /// What to do whatever the program is.
    static String of(Subject subject) {
        return Objects.requireNonNull(ALL.general.get(subject));
    }

    /// What to do with each program.
    static Map<Software, String> with(Subject subject) {
        return Objects.requireNonNull(ALL.bySoftware.get(subject));
    }

    private static Mending read() {
        Mending mending = new Mending();
        Map<String, Subject> subjects = new HashMap<>();
        for (Subject subject : Subject.values()) {
            subjects.put(subject.id(), subject);
        }
        String section = "";
        for (String line : text().lines().toList()) {
            if (line.startsWith("= ")) {
                section = line.substring(2);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                mending.add(
                        Objects.requireNonNull(subjects.get(section)),
                        line.substring(0, colon),
                        line.substring(colon + 2));
            }
        }
        return mending;
    }

    private void add(Subject subject, String program, String text) {
        if (program.equals("any")) {
            general.put(subject, text);
        } else {
            bySoftware
                    .computeIfAbsent(subject, unseen -> new EnumMap<>(Software.class))
                    .put(Software.valueOf(program.toUpperCase(Locale.ROOT)), text);
        }
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Mending.class.getResourceAsStream("mending.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
