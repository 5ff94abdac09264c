package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReasonTest {
    private static final Path DOCUMENT = Path.of("../docs/reference/reasons.md");
    private static final Pattern CODES = Pattern.compile("x\\.(\\d+)\\.(\\d+)(?: to x\\.\\d+\\.(\\d+))?");

    @Test
    void everyWordLeadsBack() {
        for (Reason reason : Reason.values()) {
            assertThat(Reason.of(reason.word())).contains(reason);
        }
        assertThat(Reason.of("USER_UNKNOWN")).isEmpty();
    }

    @Test
    void theDocumentSaysWhatTheWordsSay() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSameSizeAs(Reason.values());
        for (Reason reason : Reason.values()) {
            String lasts = reason.permanent().map(yes -> yes ? "yes" : "no").orElse("-");
            String start = reason.meaning().substring(0, reason.meaning().length() - 1);
            assertThat(rows)
                    .anySatisfy(row -> assertThat(row)
                            .startsWith("| `" + reason.word() + "` | " + start)
                            .contains("| " + lasts + " |"));
        }
    }

    @Test
    void everyCodeOfTheDocumentLeadsToItsReason() throws IOException {
        List<String> read = new ArrayList<>();
        for (String row : rows()) {
            String word = row.substring(3, row.indexOf('`', 3));
            Matcher codes = CODES.matcher(row);
            while (codes.find()) {
                int last = Integer.parseInt(Optional.ofNullable(codes.group(3)).orElse(codes.group(2)));
                for (int detail = Integer.parseInt(codes.group(2)); detail <= last; detail++) {
                    String code = "5." + codes.group(1) + "." + detail;
                    read.add(code);
                    assertThat(Replies.reason("", Optional.of(code)).map(Reason::word))
                            .as(code)
                            .contains(word);
                }
            }
        }
        assertThat(read).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }
}
