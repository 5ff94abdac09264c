package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedFieldsTest {
    @Test
    void fieldsThatTheNoticeListsAreRead() {
        ReturnedMessage quoted =
                QuotedFields.in("Your message\n\n  Subject: Hello: again\n  To: kim@example.net\n\nfailed");
        assertThat(quoted.subject()).contains("Hello: again");
        assertThat(quoted.to()).containsExactly("kim@example.net");
        assertThat(quoted.portion()).isEqualTo(ReturnedMessage.Portion.TEXT);
    }

    @Test
    void withoutASubjectOrAnIdNothingIsQuoted() {
        assertThat(QuotedFields.in("To: kim@example.net\nReason: gone\n")).isEqualTo(ReturnedMessage.NONE);
        assertThat(QuotedFields.in("")).isEqualTo(ReturnedMessage.NONE);
        assertThat(QuotedFields.in("Subject:\n")).isEqualTo(ReturnedMessage.NONE);
        assertThat(QuotedFields.in("Subject: " + "x".repeat(501))).isEqualTo(ReturnedMessage.NONE);
    }

    @Test
    void aServersOwnNumberIsNoMessageId() {
        assertThat(QuotedFields.in("Message ID: 4f2d1\n")).isEqualTo(ReturnedMessage.NONE);
        assertThat(QuotedFields.in("Message-ID: <1@alder.example>\n").messageId())
                .contains("<1@alder.example>");
    }

    @Test
    void theFirstOfEachCounts() {
        assertThat(QuotedFields.in("Subject: one\nSubject: two\n").subject()).contains("one");
    }
}
