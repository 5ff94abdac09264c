package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {
    private static final String TWO_PARTS = """
            Content-Type: multipart/mixed; boundary=b

            preamble
            --b

            one
            --b
            Content-Type: text/html

            two
            """;

    @Test
    void partsEndAtTheirBoundaryWithoutItsLineEnd() {
        Part root = parse(TWO_PARTS + "--b--\nepilogue\n");
        assertThat(texts(root)).containsExactly("one", "two");
        assertThat(root.children().get(1).type().name()).isEqualTo("text/html");
    }

    @Test
    void aMissingEndBoundaryLosesNothing() {
        assertThat(texts(parse(TWO_PARTS))).containsExactly("one", "two\n");
    }

    @Test
    void aBoundaryMayBeginWithAnother() {
        Part root = parse("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/alternative; boundary=bb

                --bb

                inner
                --bb--
                --b

                outer
                --b--
                """);
        assertThat(root.children()).hasSize(2);
        assertThat(texts(root.children().getFirst())).containsExactly("inner");
        assertThat(root.children().get(1).text()).isEqualTo("outer");
    }

    @Test
    void aLineThatOnlyBeginsLikeABoundaryIsText() {
        Part root = parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n--bc\n--b--\n");
        assertThat(texts(root)).containsExactly("--bc");
    }

    @Test
    void anInnerPartWithoutItsEndEndsWithItsParent() {
        Part root = parse("""
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/mixed; boundary=inner

                --inner

                one
                --outer

                two
                --outer--
                """);
        assertThat(texts(root.children().get(0))).containsExactly("one");
        assertThat(root.children().get(1).text()).isEqualTo("two");
    }

    @Test
    void aBoundaryThatTheHeaderDoesNotNameIsFoundInTheBody() {
        Part root = parse("""
                Content-Type: multipart/mixed

                ------=_Part_1234
                Content-Type: text/plain

                one
                ------=_Part_1234--
                """);
        assertThat(texts(root)).containsExactly("one");
    }

    @Test
    void theEmptyLineBeforeTheBodyMayBeMissing() {
        Part root = parse("Subject: x\nThis is the body.\nIt goes on here.\n");
        assertThat(root.headers().size()).isEqualTo(1);
        assertThat(root.text()).isEqualTo("This is the body.\nIt goes on here.\n");
    }

    @Test
    void oneDamagedLineDoesNotEndTheHeader() {
        Part root = parse("From: a@b.example\ndamaged line here\nSubject: x\n\nbody\n");
        assertThat(root.headers().first("Subject")).contains("x");
        assertThat(root.text()).isEqualTo("body\n");
    }

    @Test
    void aMessageInBase64IsReadInside() {
        String inner = Base64.getEncoder().encodeToString(ascii("Subject: inner\n\nhello\n"));
        Part root = parse("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + inner + "\n");
        assertThat(root.children()).hasSize(1);
        assertThat(root.children().getFirst().headers().first("Subject")).contains("inner");
        assertThat(root.children().getFirst().text()).isEqualTo("hello\n");
    }

    @Test
    void partsOfADigestAreMessages() {
        Part root = parse("Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: inner\n\nhello\n--b--\n");
        Part part = root.children().getFirst();
        assertThat(part.type().isMessage()).isTrue();
        assertThat(part.children().getFirst().headers().first("Subject")).contains("inner");
    }

    @Test
    void depthHasALimitThatTheMessageTells() {
        Limits limits = new Limits(3, 100, 10_000, 100, 10_000);
        Message message = Message.parse(ascii("Content-Type: message/rfc822\n\n".repeat(10)), limits);
        assertThat(message.limitsReached()).containsExactly("parts nested deeper than 3");
        assertThat(depth(message.root())).isEqualTo(3);
    }

    @Test
    void partsFieldsAndHeaderBytesHaveLimitsThatTheMessageTells() {
        Limits limits = new Limits(10, 5, 1_000, 10, 10_000);
        String parts = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(50);
        assertThat(Message.parse(ascii(parts), limits).limitsReached()).containsExactly("more than 5 parts");
        assertThat(Message.parse(ascii("A: b\n".repeat(50) + "\nx"), limits).limitsReached())
                .containsExactly("a header of more than 10 fields");
        assertThat(Message.parse(ascii("A: " + "b".repeat(2_000) + "\nC: d\n\nx"), limits)
                        .limitsReached())
                .containsExactly("a header longer than 1000 bytes");
    }

    @Test
    void textHasALimit() {
        Limits limits = new Limits(10, 5, 1_000, 10, 100);
        assertThat(Message.parse(ascii("A: b\n\n" + "x".repeat(1_000)), limits)
                        .root()
                        .text())
                .hasSize(100);
    }

    @Test
    void linesBeforeTheHeaderAreSkipped() {
        for (String before : List.of("From a@b Thu Apr 29\n", ">From x\n", "\n\n", "\u00ef\u00bb\u00bf")) {
            Message message = Message.parse((before + "Subject: x\n\nbody").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(message.headers().first("Subject")).as(before).contains("x");
        }
    }

    private static int depth(Part part) {
        return part.children().isEmpty() ? 0 : 1 + depth(part.children().getFirst());
    }

    private static List<String> texts(Part part) {
        return part.children().stream().map(Part::text).toList();
    }

    private static Part parse(String text) {
        return Message.parse(ascii(text)).root();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
