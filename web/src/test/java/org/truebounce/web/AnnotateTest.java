package org.truebounce.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.report.HeaderReport;
import tools.jackson.databind.JsonNode;

class AnnotateTest {
    private static final String AT = "2026-11-24T08:00:00Z";
    private static final String PATH = "/api/v1/annotate?authserv-id=mx1.alder.example&at=" + AT;

    private static Served served;

    @BeforeAll
    static void start() throws Exception {
        served = Served.of(Account.UNKNOWN);
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
        JsonNode said = annotate(PATH + "&me=robin@alder.example", notice);
        assertThat(said.path("verdict").asString("")).isEqualTo("fake");
        report.fields("mx1.alder.example")
                .forEach(field -> assertThat(said.path("fields").path(field.name()).asString(""))
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

    /// Those that the server wrote on top are believed; a stranger's below its trace line are not.
    @Test
    void theRecipientsAreReadAboveTheTraceLine() throws Exception {
        String trace = "Received: from mx.birch.example (mx.birch.example [198.51.100.25]) by mx1.alder.example\n";
        String stranger = "Delivered-To: eve@oak.example\n";
        String notice = mail("corpus/fake/seven-held-messages.eml");
        assertThat(annotate(PATH, "Delivered-To: robin@alder.example\n" + trace + stranger + notice))
                .isEqualTo(annotate(PATH + "&me=robin@alder.example", "Delivered-To: robin@alder.example\n" + trace
                        + stranger + notice));
        assertThat(annotate(PATH, trace + stranger + notice).path("fields"))
                .isEqualTo(annotate(PATH, trace + stranger.replace("eve", "kim") + notice).path("fields"));
    }
}
