package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveryStatusTest {
    private static final String TWO = """
            Reporting-MTA: dns; MX.Example. (a remark)
            Arrival-Date: Thu, 29 Apr 2010 23:34:45 +0900

            Final-Recipient: rfc822; Kim@Example.NET
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 unknown
              user here
            Remote-MTA: dns; b.example

            Final-Recipient: rfc822; lee@example.net
            Action: delayed
            """;

    @Test
    void fieldsOfTheMessageAndOfEachRecipient() {
        DeliveryStatus status = DeliveryStatus.parse(TWO);
        assertThat(status.perMessage().mta("reporting-mta")).contains("mx.example");
        assertThat(status.perRecipient()).hasSize(2);
        DeliveryStatus.Fields first = status.perRecipient().getFirst();
        assertThat(first.address("final-recipient")).contains("Kim@example.net");
        assertThat(first.typed("diagnostic-code")).contains("550 5.1.1 unknown user here");
        assertThat(first.get("status")).contains("5.1.1");
        assertThat(first.get("last-attempt-date")).isEmpty();
        assertThat(status.perRecipient().get(1).get("action")).contains("delayed");
    }

    @Test
    void blankLinesMayBeMissing() {
        DeliveryStatus status = DeliveryStatus.parse(TWO.replace("\n\n", "\n"));
        assertThat(status.perRecipient()).hasSize(2);
        assertThat(status.perRecipient().get(1).address("final-recipient")).contains("lee@example.net");
        assertThat(status.perMessage().mta("reporting-mta")).contains("mx.example");
    }

    @Test
    void blankLinesMayBeTooMany() {
        DeliveryStatus status = DeliveryStatus.parse(
                "\n\nReporting-MTA: dns; a.example\n\n\nFinal-Recipient: rfc822; kim@example.net\n\nAction: failed\n\n"
                        + "Status: 5.2.2\n");
        assertThat(status.perRecipient()).hasSize(1);
        assertThat(status.perRecipient().getFirst().get("status")).contains("5.2.2");
    }

    @Test
    void typesAreOptional() {
        DeliveryStatus.Fields fields = DeliveryStatus.parse(
                        "Final-Recipient: kim@example.net\nDiagnostic-Code: 550 x; y\nRemote-MTA: b.example\n")
                .perRecipient()
                .getFirst();
        assertThat(fields.address("final-recipient")).contains("kim@example.net");
        assertThat(fields.typed("diagnostic-code")).contains("550 x; y");
        assertThat(fields.mta("remote-mta")).contains("b.example");
    }

    @Test
    void namesAreReadInAnyCaseAndTheFirstValueCounts() {
        DeliveryStatus.Fields fields = DeliveryStatus.parse(
                        "FINAL-RECIPIENT : rfc822;a@b.example\nSTATUS: 5.1.1\nStatus: 5.2.2\n")
                .perRecipient()
                .getFirst();
        assertThat(fields.get("status")).contains("5.1.1");
    }

    @Test
    void whatIsNoReportGivesNothing() {
        for (String text : new String[] {"", "\n\n", ":", "x", " folded\n more", "; :\n"}) {
            assertThat(DeliveryStatus.parse(text).perRecipient()).as(text).isEmpty();
        }
    }

    @Test
    void recipientsHaveALimit() {
        assertThat(DeliveryStatus.parse("Final-Recipient: rfc822; a@b.example\n\n".repeat(10_050))
                        .perRecipient())
                .hasSize(10_000);
    }
}
