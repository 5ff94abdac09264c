package org.truebounce.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTextTest {
    static String seen(String text) {
        FoldedText reply = new FoldedText(text);
        StringBuilder seen = new StringBuilder();
        for (int c = reply.next(); c >= 0; c = reply.next()) {
            seen.append((char) c);
        }
        return seen.toString();
    }

    private static int status(String text) {
        FoldedText reply = new FoldedText(text);
        while (reply.next() >= 0) {
            assertThat(reply.status()).isNotNegative();
        }
        return reply.status();
    }

    @Test
    void caseAndWhiteSpaceAreFolded() {
        assertThat(seen("  User\r\n\tUNKNOWN  ")).isEqualTo("user unknown");
        assertThat(seen("Empf\u00C4nger\u00A0\u201Ckim\u201D \u2013 it\u2019s"))
                .isEqualTo("empf\u00E4nger \"kim\" - it's");
        assertThat(seen("un\u00ADknown\u200B")).isEqualTo("unknown");
    }

    @Test
    void replyCodesAreLeftOut() {
        assertThat(seen("550 User unknown")).isEqualTo("user unknown");
        assertThat(seen("550-5.1.1 The account\n550-5.1.1 does\n550 5.1.1 not exist"))
                .isEqualTo("the account does not exist");
        assertThat(seen("the account 550-5.1.1 does 550 5.1.1 not exist")).isEqualTo("the account does not exist");
        assertThat(seen("said: 550-User\n550 unknown")).isEqualTo("said: user unknown");
        assertThat(seen("smtp;550 5.1.1 unknown")).isEqualTo("smtp; unknown");
        assertThat(seen("<<< 550 no\n<<< 550 one")).isEqualTo("no one");
    }

    @Test
    void otherNumbersStay() {
        assertThat(seen("in 550 days")).isEqualTo("in 550 days");
        assertThat(seen("host 5.1.1.3 and 192.550-5")).isEqualTo("host 5.1.1.3 and 192.550-5");
        assertThat(seen("error 550")).isEqualTo("error 550");
        assertThat(seen("(#5.1.1)")).isEqualTo("(#5.1.1)");
    }

    @Test
    void aBreakBetweenIdeographsIsNothing() {
        assertThat(seen("\u5B9B\u5148\n \u4E0D\u660E")).isEqualTo("\u5B9B\u5148\u4E0D\u660E");
    }

    @Test
    void theFirstStatusIsKept() {
        assertThat(status("550 5.1.1 no, 5.2.2 neither")).isEqualTo(FoldedText.key(5, 1, 1));
        assertThat(status("Sorry (#4.4.7)")).isEqualTo(FoldedText.key(4, 4, 7));
        assertThat(status("550 5.7.606 Access denied")).isEqualTo(FoldedText.key(5, 7, 606));
        assertThat(status("host 5.1.1.3, 1.5.1.1, v5.1.1, 2.1.5 and 5.1.1234")).isZero();
    }
}
