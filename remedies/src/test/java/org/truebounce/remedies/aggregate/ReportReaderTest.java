package org.truebounce.remedies.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What a report says is read, whatever its form. Each case is two files: `NAME.xml`, and `NAME.expected` with what it
/// says.
class ReportReaderTest {
    private static final Path CASES =
            Path.of("src", "test", "resources", "org", "truebounce", "remedies", "aggregate", "reports");

    /// Writes down what it hears, a line each.
    static final class Notes implements ReportSink {
        final List<String> lines = new ArrayList<>();

        @Override
        public boolean wants(ReportHead head) {
            lines.add("report "
                    + String.join(
                            " | ",
                            head.organization(),
                            head.id(),
                            head.domain(),
                            head.begin().map(Object::toString).orElse("-"),
                            head.end().map(Object::toString).orElse("-")));
            return true;
        }

        @Override
        public void row(ReportHead head, Row row) {
            List<String> parts = new ArrayList<>(List.of(row.source(), String.valueOf(row.count()), row.disposition()));
            String aligned = (row.dkimAligned() ? "dkim " : "") + (row.spfAligned() ? "spf" : "");
            parts.add(aligned.isEmpty() ? "-" : aligned.strip());
            parts.add(row.headerFrom());
            row.reasons().forEach(reason -> parts.add("reason " + reason));
            row.dkim().forEach(result -> parts.add("dkim " + result.domain() + " " + result.result()));
            row.spf().forEach(result -> parts.add("spf " + result.domain() + " " + result.result()));
            lines.add("row " + String.join(" | ", parts));
        }

        @Override
        public void unreadable(String source, String reason) {
            lines.add("unreadable " + reason);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCase() throws IOException {
        List<Path> cases;
        try (Stream<Path> files = Files.list(CASES)) {
            cases = files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        assertThat(cases).hasSizeGreaterThan(8);
        return cases.stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> asExpected(file)));
    }

    private static void asExpected(Path file) throws IOException {
        Notes notes = new Notes();
        try (InputStream document = Files.newInputStream(file)) {
            if (!new ReportReader(notes).read(document)) {
                notes.lines.add("no report");
            }
        } catch (IOException e) {
            notes.unreadable("", String.valueOf(e.getMessage()));
        }
        Path expected = file.resolveSibling(String.valueOf(file.getFileName()).replace(".xml", ".expected"));
        assertThat(notes.lines)
                .isEqualTo(Files.readAllLines(expected).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }

    private static InputStream document(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String text, String reason) {
        assertThatThrownBy(() -> new ReportReader(new Notes()).read(document(text)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void noPartOfADocumentIsHeldWithoutLimit() {
        String much = "x".repeat(1 << 20);
        refused("<feedback><a>" + much + "</a></feedback>", "longer than");
        refused("<feedback a='" + much + "'/>", "longer than");
        refused("<feedback><!-- < " + much + " --></feedback>", "longer than");
        refused("<feedback><![CDATA[ < " + much + "]]></feedback>", "longer than");
        refused("<feedback><?x < " + much + "?></feedback>", "longer than");
        refused("<feedback>" + "<a>".repeat(1000), "nested more than");
    }

    @Test
    void commentsAndCharacterDataMayHoldWhatLooksLikeTags() throws IOException {
        Notes notes = new Notes();
        String report =
                "<feedback><!-- <!DOCTYPE> -- ><x> --><record><row><source_ip><![CDATA[192.0.2.1]]></source_ip></row>"
                        + "</record></feedback>";
        assertThat(new ReportReader(notes).read(document(report.replace("-- >", "- >"))))
                .isTrue();
        assertThat(notes.lines).contains("row 192.0.2.1 | 1 |  | - | ");
    }

    @Test
    void aLongReportIsReadRowByRow() throws IOException {
        String row = ("<record><row><source_ip>192.0.2.1</source_ip><count>1</count></row><identifiers><header_from>"
                + "alder.example</header_from></identifiers></record>");
        int rows = 50_000;
        long[] counted = {0};
        ReportSink counting = new ReportSink() {
            @Override
            public boolean wants(ReportHead head) {
                return true;
            }

            @Override
            public void row(ReportHead head, Row one) {
                counted[0] += one.count();
            }

            @Override
            public void unreadable(String source, String reason) {
                throw new AssertionError(reason);
            }
        };
        InputStream endless = new SequenceInputStream(Collections.enumeration(Stream.of(
                        Stream.of(document("<feedback>")),
                        Stream.generate(() -> document(row)).limit(rows),
                        Stream.of(document("</feedback>")))
                .flatMap(pieces -> pieces)
                .map(InputStream.class::cast)
                .toList()));
        assertThat(new ReportReader(counting).read(endless)).isTrue();
        assertThat(counted[0]).isEqualTo(rows);
    }
}
