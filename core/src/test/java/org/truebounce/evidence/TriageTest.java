package org.truebounce.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.contract.Home;
import org.truebounce.mail.HeaderField;
import org.truebounce.mail.Headers;

class TriageTest {
    /// What a server sends that is asked for the fields alone.
    private static Headers fieldsAlone(Headers headers) {
        String fields = headers.fields().stream()
                .filter(field -> Triage.FIELDS.stream().anyMatch(field.name()::equalsIgnoreCase))
                .map(TriageTest::written)
                .collect(Collectors.joining());
        return Headers.of((fields + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String written(HeaderField field) {
        return field.name() + ":" + field.value() + "\n";
    }

    @Test
    void looksAtNoOtherFields() throws IOException {
        List<Path> messages;
        try (Stream<Path> files = Files.walk(Home.corpus())) {
            messages = files.filter(file -> file.toString().endsWith(".eml")).toList();
        }
        assertThat(messages).hasSizeGreaterThan(400);
        for (Path file : messages) {
            Headers headers = Headers.of(Files.readAllBytes(file));
            assertThat(Triage.isWorthReading(fieldsAlone(headers)))
                    .as(file.toString())
                    .isEqualTo(Triage.isWorthReading(headers));
        }
    }
}
