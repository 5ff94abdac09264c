package org.truebounce.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.report.HeaderReport;
import tools.jackson.databind.JsonNode;

class AnnotateTest {
    private static final String AT = "2026-11-24T08:00:00Z";
    private static final String PATH = "/api/v1/annotate?authserv-id=mx1.alder.example&at=" + AT;

    private static final String BACKSCATTER = """
            Date: Tue, 24 Nov 2026 07:59:00 +0000
            From: Mail Delivery System <MAILER-DAEMON@mx.birch.example>
            To: robin@alder.example
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.birch.example

            Final-Recipient: rfc822; kim@birch.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 <kim@birch.example>: User unknown

            --b
            Content-Type: message/rfc822

            Received: from vps-12.oak.example (unknown [203.0.113.66]) by mx.birch.example with ESMTP id 4F2D1;
             Tue, 24 Nov 2026 07:58:00 +0000
            Date: Tue, 24 Nov 2026 07:58:00 +0000
            From: Robin <robin@alder.example>
            To: kim@birch.example
            Subject: Cheap pills
            Message-ID: <a7@vps-12.oak.example>

            Best prices.

            --b--
            """;

    private static Served served;

    @BeforeAll
    static void start() throws Exception {
        Path zone = Files.writeString(Path.of("target", "annotate.zone"), """
                $ORIGIN alder.example.
                @ 300 IN TXT "v=spf1 ip4:192.0.2.25 -all"
                """);
        served = Served.of(Account.UNKNOWN.withDns(Resolver.zoneFile(zone)));
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static JsonNode annotate(String path, String message) throws Exception {
        HttpResponse<String> answer =
                served.post(path, "message/rfc822", message.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Served.json(answer);
    }

    private static String mail(String path) throws Exception {
        return Files.readString(Served.home().resolve(path), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theFieldsAreThoseOfTheGuardUnfolded() throws Exception {
        String notice = mail("corpus/fake/seven-held-messages.eml");
        HeaderReport report = HeaderReport.of(TrueBounce.diagnose(
                notice.getBytes(StandardCharsets.ISO_8859_1),
                Account.of(List.of("robin@alder.example"), List.of("mx1.alder.example"))
                        .withAt(Instant.parse(AT))));
        JsonNode said = annotate(PATH + "&me=robin@alder.example&dns=off", notice);
        assertThat(said.path("verdict").asString("")).isEqualTo("fake");
        report.fields("mx1.alder.example")
                .forEach(field -> assertThat(
                                said.path("fields").path(field.name()).asString(""))
                        .isEqualTo(field.value().replaceAll("\n\t", " ")));
        assertThat(said.path("refusal").asString("")).startsWith("This is not a real delivery notice.");
    }

    @Test
    void whatIsNoNoticeGetsNoField() throws Exception {
        JsonNode said = annotate(PATH, "From: kim@birch.example\nSubject: Lunch\n\nOn Friday?\n");
        assertThat(said.path("verdict").asString("")).isEqualTo("not-a-notice");
        assertThat(said.path("fields").isEmpty()).isTrue();
        assertThat(said.path("refusal").isNull()).isTrue();
    }

    /// What the server wrote on top is believed; a stranger's below its trace line is not.
    @Test
    void theRecipientsAreReadAboveTheTraceLine() throws Exception {
        String trace = "Received: from mx.birch.example (mx.birch.example [198.51.100.25]) by mx1.alder.example\n";
        String own = "Delivered-To: robin@alder.example\n";
        String stranger = "Delivered-To: eve@oak.example\n";
        assertThat(refusal(own + trace + stranger))
                .startsWith("The message that this notice is about was not sent by robin@alder.example;");
        assertThat(refusal(trace + stranger)).doesNotContain("eve@oak.example");
    }

    private static String refusal(String top) throws Exception {
        JsonNode said = annotate(PATH, top + BACKSCATTER);
        return said.path("refusal").asString("");
    }
}
