package org.truebounce.advice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The texts of `advice/*.txt`: a line each, an id and what it says.
final class AdviceTexts {
    private static final Map<String, Map<String, String>> READ = new ConcurrentHashMap<>();

    private AdviceTexts() {}

    /// The steps of a file, in its order.
    static List<Advice> steps(String file) {
        return texts(file).entrySet().stream()
                .map(step -> new Advice(step.getKey(), step.getValue()))
                .toList();
    }

    static Map<String, String> texts(String file) {
        return READ.computeIfAbsent(file, AdviceTexts::read);
    }

    private static Map<String, String> read(String file) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (InputStream in = AdviceTexts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                int colon = line.indexOf(": ");
                if (colon > 0 && line.charAt(0) != '#') {
                    texts.put(
                            line.substring(0, colon), line.substring(colon + 2).strip());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return texts;
    }
}
