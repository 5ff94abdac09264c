package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    private static Message parse(String text) {
        return Message.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The tree of types, such as `multipart/mixed(text/plain text/html)`, each leaf with its text.
    private static String tree(Part part) {
        String name = part.type().name();
        if (part.children().isEmpty()) {
            return name + "[" + part.text().strip() + "]";
        }
        return name + "("
                + String.join(
                        " ", part.children().stream().map(ParserTest::tree).toList()) + ")";
    }

    private static String tree(String message) {
        return tree(parse(message).root());
    }

    @Test
    void partsLieBetweenTheirBoundaries() {
        String text = """
                Content-Type: multipart/mixed; boundary="b"

                preamble
                --b

                one
                --b
                Content-Type: text/html

                two
                --b--
                epilogue
                --b
                no part
                """;
        assertThat(tree(text)).isEqualTo("multipart/mixed(text/plain[one] text/html[two])");
    }

    @Test
    void theLineEndBeforeABoundaryIsNotOfTheBody() {
        Part first = parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n\n--b--\n")
                .root()
                .children()
                .getFirst();
        assertThat(first.text()).isEqualTo("one\n");
        assertThat(parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n--b--\n")
                        .root()
                        .children()
                        .getFirst()
                        .text())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--b", "--b-", "--b--", "--b--x\n", "--b  \n"})
    void theClosingBoundaryMayBeMissingOrDamaged(String end) {
        assertThat(tree("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n" + end))
                .startsWith("multipart/mixed(text/plain[one");
    }

    @Test
    void aBoundaryOfTheParentEndsWhatLacksItsOwn() {
        String text = """
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner

                one
                --outer

                two
                --outer--
                """;
        assertThat(tree(text)).isEqualTo("multipart/mixed(multipart/alternative(text/plain[one]) text/plain[two])");
    }

    @Test
    void aBoundaryMayBeginWithAnother() {
        String text = """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/alternative; boundary=bb

                --bb

                one
                --bb--
                --b

                two
                --bx
                --b--
                """;
        assertThat(tree(text))
                .isEqualTo("multipart/mixed(multipart/alternative(text/plain[one]) text/plain[two\n--bx])");
    }

    @Test
    void aBoundaryThatTheHeaderLacksIsFoundInTheBody() {
        String text = """
                Content-Type: multipart/mixed

                --=_unnamed_boundary_1
                Content-Type: text/plain

                one
                --=_unnamed_boundary_1--
                """;
        assertThat(tree(text)).isEqualTo("multipart/mixed(text/plain[one])");
    }

    @Test
    void theEmptyLineAfterAHeaderMayBeMissing() {
        Message message = parse("Subject: x\nThis line is no field at all\nand this one neither\n");
        assertThat(message.headers().first("Subject")).contains("x");
        assertThat(message.root().text()).startsWith("This line is no field");
    }

    @Test
    void oneDamagedLineDoesNotEndAHeader() {
        Message message = parse("Subject: x\nbroken line without\nTo: kim@example.net\n\nbody\n");
        assertThat(message.headers().first("To")).contains("kim@example.net");
        assertThat(message.root().text()).isEqualTo("body\n");
    }

    @Test
    void aMessageInsideIsRead() {
        assertThat(tree("Content-Type: message/rfc822\n\nSubject: inner\n\nbody"))
                .isEqualTo("message/rfc822(text/plain[body])");
    }

    @Test
    void aMessageInsideMayBeEncoded() {
        String inner = "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\none\r\n--i--\r\n";
        String coded = Base64.getMimeEncoder().encodeToString(inner.getBytes(StandardCharsets.US_ASCII));
        String text = "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/rfc822\n"
                + "Content-Transfer-Encoding: base64\n\n" + coded + "\n--b\n\ntwo\n--b--\n";
        assertThat(tree(text))
                .isEqualTo("multipart/report(message/rfc822(multipart/mixed(text/plain[one])) text/plain[two])");
    }

    @Test
    void partsOfADigestAreMessages() {
        String text = "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: inner\n\nbody\n--b--\n";
        Part inner = parse(text).root().children().getFirst().children().getFirst();
        assertThat(inner.headers().first("subject")).contains("inner");
        assertThat(inner.text()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "From a@b.example Mon Nov 23 10:00:00 2026\n", ">From x\n", "\n\n", " \n", "ï»¿"})
    void whatStandsBeforeTheHeaderIsPassedOver(String before) {
        Message message = parse(before + "Subject: x\nTo: y\n\nbody");
        assertThat(message.headers().first("Subject")).contains("x");
        assertThat(message.root().text()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r\n"})
    void anyLineEndWillDo(String end) {
        String text =
                "Subject: a\n b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b--\n".replace("\n", end);
        Message message = parse(text);
        assertThat(message.headers().first("Subject")).contains("a b");
        assertThat(tree(message.root())).isEqualTo("multipart/mixed(text/plain[one])");
    }

    @Test
    void foldedValuesBecomeOneLine() {
        Headers headers =
                parse("A: one\n two\n\tthree\nB:\n four\nC : five\n:\nD:\n\n").headers();
        assertThat(headers.first("a")).contains("one two three");
        assertThat(headers.first("b")).contains("four");
        assertThat(headers.first("c")).contains("five");
        assertThat(headers.first("D")).contains("");
        assertThat(headers.first("E")).isEmpty();
        assertThat(headers.has("d")).isTrue();
    }

    @Test
    void fieldsOfOneNameKeepTheirOrder() {
        Headers headers = parse("Received: 1\nX: x\nRECEIVED: 2\nReceived-SPF: no\nreceived: 3\n\n")
                .headers();
        assertThat(headers.all("Received")).isEqualTo(List.of("1", "2", "3"));
        assertThat(new String(headers.raw(2), StandardCharsets.US_ASCII)).isEqualTo("RECEIVED: 2\n");
    }

    @Test
    void deepNestingEndsAtTheLimit() {
        Message message = parse("Content-Type: message/rfc822\n\n".repeat(5_000));
        assertThat(message.limitsReached()).containsExactly("parts nested deeper than 32");
        int depth = 0;
        for (Part part = message.root();
                !part.children().isEmpty();
                part = part.children().getFirst()) {
            depth++;
        }
        assertThat(depth).isEqualTo(32);
    }

    @Test
    void manyPartsEndAtTheLimit() {
        Message message =
                parse("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(20_000) + "--b--\n");
        assertThat(message.root().children()).hasSizeBetween(990, 1_000);
        assertThat(message.limitsReached()).containsExactly("more than 1000 parts");
    }

    @Test
    void manyMultipartsEndAtTheLimit() {
        Message message = parse("Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nx\n--c--\n".repeat(20_000));
        assertThat(message.limitsReached()).contains("more than 1000 parts");
    }

    @Test
    void manyFieldsEndAtTheLimit() {
        Message message = parse("X: y\n".repeat(100_000) + "\nbody");
        assertThat(message.headers().size()).isEqualTo(2_000);
        assertThat(message.limitsReached()).contains("a header of more than 2000 fields");
    }

    @Test
    void aHugeHeaderLineEndsAtTheLimit() {
        Message message = parse("Subject: " + "x".repeat(10_000_000) + "\n\nbody");
        assertThat(message.headers().has("Subject")).isTrue();
        assertThat(message.limitsReached()).containsExactly("a header longer than 524288 bytes");
    }

    @Test
    void whatALimitDoesNotCutIsNotReported() {
        assertThat(parse("Subject: x\n\nbody").limitsReached()).isEmpty();
        assertThat(parse("").limitsReached()).isEmpty();
        assertThat(parse("").root().text()).isEmpty();
    }
}
