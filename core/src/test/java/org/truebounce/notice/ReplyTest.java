package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    private static List<String> said(String text) {
        return Reply.all(text).stream()
                .map(reply -> Prose.oneLine(text.substring(reply.start(), reply.end())))
                .toList();
    }

    @Test
    void aWrappedReplyOfPostfixIsWhole() {
        String text = """
                <kim@example.net>: host mx.example.net[192.0.2.25] said: 550 5.1.1
                    <kim@example.net>: Recipient address rejected: User unknown in local
                    recipient table (in reply to RCPT TO command)

                Another paragraph
                """;
        assertThat(said(text))
                .containsExactly("550 5.1.1 <kim@example.net>: Recipient address rejected: User unknown in local"
                        + " recipient table (in reply to RCPT TO command)");
    }

    @Test
    void linesOfOneReplyBelongTogether() {
        assertThat(said("550-5.1.1 The email account\n550-5.1.1 does not exist.\n550 5.1.1 Try again\n\n250 ok"))
                .containsExactly("550-5.1.1 The email account 550-5.1.1 does not exist. 550 5.1.1 Try again");
        assertThat(said("550 one\n451 two\n")).containsExactly("550 one", "451 two");
    }

    @Test
    void aTranscriptPartsReplies() {
        String text =
                "... while talking to mx.example.net:\n>>> DATA\n<<< 550 5.1.1 unknown\n<<< 554 none valid\n>>> QUIT\n";
        assertThat(Reply.all(text).stream().map(Reply::code)).containsExactly("550", "554");
        assertThat(said(text)).containsExactly("550 5.1.1 unknown", "554 none valid");
    }

    @Test
    void theNextRecipientEndsAReply() {
        String text = "<a@example.net>: 550 unknown\n<b@example.net>: 552 full\n";
        assertThat(said(text)).containsExactly("550 unknown", "552 full");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code=550 x | 550",
                "SMTP error 554 x | 554",
                "said: 450 x | 450",
                "(550 x) | 550",
                "\"550 x\" | 550",
                "#550 x | 550",
                "smtp;550 x | 550",
                "Remote host said: 550-x | 550",
                "reply was 421 | 421",
                "550 | 550",
                "x 550 5.1.1 y | 550"
            })
    void codesWhereOneCanBe(String text, String code) {
        assertThat(Reply.code(text)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "55",
                " 5",
                "x\n 5",
                "x\n55",
                "650 x",
                "250 ok",
                "1550 x",
                "550x",
                "$550 for it",
                "room 550 b",
                "192.0.2.550",
                "a-550 b",
                "590 x",
                "568 x",
                "5501"
            })
    void numbersThatAreNoCode(String text) {
        assertThat(Reply.code(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 a\n5", "550 a\n 55", "550 a\n  4", "550 a\n<<< 5", "550", "550 \n"})
    void aTextMayEndAnywhere(String text) {
        assertThat(Reply.all(text)).hasSize(1).allMatch(reply -> reply.end() <= text.length());
    }

    @Test
    void repliesAreBounded() {
        assertThat(Reply.all("550 x\n\n".repeat(10_000))).hasSize(200);
        assertThat(Reply.all("550 " + "x".repeat(100_000)).getFirst().end()).isLessThanOrEqualTo(2_000);
    }
}
