package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveryStatusTest {
    private static final String WHOLE = """
            Reporting-MTA: dns; MX.example.net (a remark)
            Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0000

            Final-Recipient: rfc822; kim@example.net
            Action: failed
            Status: 5.1.1
            Remote-MTA: dns;mx2.example.net.
            Diagnostic-Code: smtp; 550 5.1.1
             user
            \tunknown

            Final-Recipient: RFC822;<lee@example.net>
            Action: delayed
            """;

    @Test
    void groupsOfFieldsAreRead() {
        DeliveryStatus status = DeliveryStatus.parse(WHOLE);
        assertThat(status.perMessage().mta("reporting-mta")).contains("mx.example.net");
        assertThat(status.perRecipient()).hasSize(2);
        DeliveryStatus.Fields kim = status.perRecipient().getFirst();
        assertThat(kim.address("final-recipient")).contains("kim@example.net");
        assertThat(kim.typed("diagnostic-code")).contains("550 5.1.1 user unknown");
        assertThat(kim.mta("remote-mta")).contains("mx2.example.net");
        assertThat(status.perRecipient().get(1).address("final-recipient")).contains("lee@example.net");
    }

    @Test
    void emptyLinesMayBeMissing() {
        DeliveryStatus status = DeliveryStatus.parse(WHOLE.replace("\n\n", "\n"));
        assertThat(status.perRecipient()).hasSize(2);
        assertThat(status.perMessage().mta("reporting-mta")).contains("mx.example.net");
        assertThat(status.perRecipient().get(1).get("action")).contains("delayed");
    }

    @Test
    void emptyLinesMayBeTooMany() {
        DeliveryStatus status =
                DeliveryStatus.parse(WHOLE.replace("\n", "\n\n").replace("\n\n user\n\n\tunknown", "\n user"));
        assertThat(status.perRecipient()).hasSize(2);
        assertThat(status.perRecipient().getFirst().get("status")).contains("5.1.1");
    }

    @Test
    void theFirstOfRepeatedFieldsCounts() {
        DeliveryStatus status =
                DeliveryStatus.parse("Final-Recipient: rfc822; a@b.example\nStatus: 5.1.1\nStatus: 5.2.2\n");
        assertThat(status.perRecipient().getFirst().get("status")).contains("5.1.1");
    }

    @Test
    void emptyFieldsSayNothing() {
        DeliveryStatus status = DeliveryStatus.parse("Final-Recipient: rfc822;\nAction:\nDiagnostic-Code: smtp;\n");
        DeliveryStatus.Fields fields = status.perRecipient().getFirst();
        assertThat(fields.address("final-recipient")).isEmpty();
        assertThat(fields.get("action")).isEmpty();
        assertThat(fields.typed("diagnostic-code")).isEmpty();
    }

    @Test
    void aSemicolonInWhatWasSaidIsNoType() {
        DeliveryStatus.Fields fields = DeliveryStatus.parse("Action: failed\nDiagnostic-Code: 550 no; such user\n")
                .perRecipient()
                .getFirst();
        assertThat(fields.typed("diagnostic-code")).contains("550 no; such user");
    }

    @Test
    void junkDoesNoHarm() {
        for (String junk :
                new String[] {"", "\n", ":", " :\n", ": x", "no fields here", " folded first\nAction: failed"}) {
            assertThat(DeliveryStatus.parse(junk).perRecipient()).hasSizeLessThanOrEqualTo(1);
        }
    }
}
