package org.truebounce.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.report.JsonReport;

/// Mail through REST: each message gets the very Diagnosis that the library gives, each mailbox a line for each.
class SameDiagnosisTest {
    @Test
    void everyCaseGetsTheSameDiagnosis() throws Exception {
        List<Path> cases = mails(Served.home().resolve("corpus"));
        assertThat(cases).hasSizeGreaterThan(400);
        same(cases, Served.OWNER);
    }

    @Test
    void labelledMailGetsTheSameDiagnosis() throws Exception {
        Optional<String> folder = Optional.ofNullable(System.getenv("TRUEBOUNCE_CORPUS"));
        org.junit.jupiter.api.Assumptions.assumeTrue(folder.isPresent(), "TRUEBOUNCE_CORPUS is not set");
        List<Path> mails = mails(Path.of(folder.get()));
        assertThat(mails).isNotEmpty();
        same(mails, Account.UNKNOWN);
    }

    @Test
    void aMailboxOfAllCasesGetsTheSameLines() throws Exception {
        List<Path> cases = mails(Served.home().resolve("corpus"));
        StringBuilder mailbox = new StringBuilder();
        for (Path mail : cases) {
            String text = Files.readString(mail, StandardCharsets.ISO_8859_1)
                    .replace("\r\n", "\n")
                    .replaceFirst("^From .*\n", "");
            mailbox.append("From MAILER-DAEMON Mon Nov 23 08:00:00 2026\n")
                    .append(text.replaceAll("(?m)^(>*From )", ">$1"))
                    .append("\n\n");
        }
        try (Served served = Served.of(Served.OWNER)) {
            HttpResponse<String> answer = served.post(
                    "/api/v1/check?all=yes&name=all.mbox",
                    "application/mbox",
                    mailbox.toString().getBytes(StandardCharsets.ISO_8859_1));
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
            List<String> lines = answer.body().lines().toList();
            assertThat(lines).hasSameSizeAs(cases);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(Served.JSON.readTree(lines.get(i)).path("source").asString())
                        .isEqualTo("all.mbox#" + (i + 1));
            }
        }
    }

    private static void same(List<Path> mails, Account account) throws Exception {
        try (Served served = Served.of(account)) {
            for (Path mail : mails) {
                compare(served, mail, Files.readAllBytes(mail), account);
            }
        }
    }

    private static void compare(Served served, Path mail, byte[] message, Account account) throws Exception {
        HttpResponse<String> answer = served.post("/api/v1/check?name=case", "message/rfc822", message);
        assertThat(answer.statusCode()).as(mail.toString()).isEqualTo(200);
        assertThat(answer.body())
                .as(mail.toString())
                .isEqualTo(JsonReport.line(TrueBounce.diagnose(message, account), "case"));
    }

    private static List<Path> mails(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".eml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList());
        }
    }
}
