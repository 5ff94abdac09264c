package org.truebounce.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is sent to do harm: too much, too slow, too many, packed too densely, or meant to be shown.
class HostileUploadTest {
    private static final int MIB = 1 << 20;
    private static final String SCRIPT =
            "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>";

    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = Served.of(Served.OWNER);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static byte[] notice() throws IOException {
        return Files.readAllBytes(Served.home().resolve("examples/local-unknown.eml"));
    }

    /// An upload of so many bytes of one letter, as they come from a stream.
    private static InputStream endless(long bytes) {
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? 'a' : -1;
            }

            @Override
            public int read(byte[] to, int from, int length) {
                int given = (int) Math.min(left, length);
                java.util.Arrays.fill(to, from, from + given, (byte) 'a');
                left -= given;
                return given == 0 ? -1 : given;
            }
        };
    }

    @Test
    void fiveHundredMegabytesAreRefused() throws Exception {
        for (String path : List.of("/api/v1/check", "/api/v1/explain", "/api/v1/sweep", "/api/v1/scan")) {
            HttpResponse<String> chunked = served.send(served.allowed(path)
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofInputStream(() -> endless(500L * MIB))));
            assertThat(chunked.statusCode()).as(path).isIn(413, 503); // 503: no clamd, found out before
        }
        String head =
                "POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(served.port(), served.token(), 500L * MIB);
        try (Socket socket = served.connect()) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] start = socket.getInputStream().readNBytes(12);
            assertThat(new String(start, StandardCharsets.US_ASCII))
                    .as("refused before anything of it is sent")
                    .isEqualTo("HTTP/1.1 413");
        }
        assertThat(served.post("/api/v1/check", "message/rfc822", notice()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aMessageAboveTheLimitIsRefused() throws Exception {
        byte[] large = new byte[33 * MIB];
        assertThat(Served.problem(served.post("/api/v1/check", "message/rfc822", large)))
                .isEqualTo("too-large");
    }

    /// Forty megabytes of a zip that would be forty gigabytes, and one in one in one.
    @Test
    void aZipBombIsGivenUp() throws Exception {
        byte[] layer = zip("bomb.eml", endless(1024L * MIB));
        assertThat(layer.length).isLessThan(2 * MIB);
        for (byte[] bomb : List.of(
                layer,
                zip(
                        "a.zip",
                        new java.io.ByteArrayInputStream(zip("b.zip", new java.io.ByteArrayInputStream(layer)))))) {
            long before = System.nanoTime();
            HttpResponse<String> answer = served.post("/api/v1/check", "application/zip", bomb);
            assertThat((System.nanoTime() - before) / 1_000_000_000).isLessThan(60);
            assertThat(answer.statusCode()).isIn(200, 422);
            assertThat(answer.body().length()).isLessThan(MIB);
        }
    }

    private static byte[] zip(String name, InputStream content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            content.transferTo(zip);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /// A byte a second: after twenty seconds it is over, and others have been served all the while.
    @Test
    void aSlowUploadIsEnded() throws Exception {
        String head =
                "POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nContent-Type: message/rfc822\r\nContent-Length: 100000\r\n\r\n"
                        .formatted(served.port(), served.token());
        try (Socket socket = served.connect()) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread drip = Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < 60; i++) {
                        out.write('x');
                        out.flush();
                        Thread.sleep(1_000);
                    }
                } catch (IOException | InterruptedException over) {
                    // that is what is hoped for
                }
            });
            long before = System.nanoTime();
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 408");
            assertThat((System.nanoTime() - before) / 1_000_000_000).isBetween(15L, 40L);
            assertThat(served.post("/api/v1/check", "message/rfc822", notice()).statusCode())
                    .isEqualTo(200);
            drip.interrupt();
        }
    }

    @Test
    void aThousandChecksAtOnceAreAllAnswered() throws Exception {
        byte[] notice = notice();
        String one = served.post("/api/v1/check", "message/rfc822", notice).body();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = IntStream.range(0, 1_000)
                    .mapToObj(number -> many.submit(() -> served.post("/api/v1/check", "message/rfc822", notice)))
                    .toList();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                assertThat(answer.get().body()).isEqualTo(one);
            }
        }
    }

    /// Script in each field and each part: all of it comes back as text in JSON, and in a page to be mailed as
    /// characters.
    @Test
    void scriptStaysText() throws Exception {
        byte[] message = scripted();
        for (String path : List.of("/api/v1/check", "/api/v1/explain")) {
            HttpResponse<String> answer = served.post(path, "message/rfc822", message);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(Served.json(answer).isObject()).isTrue();
        }
        HttpResponse<String> begun = served.post(
                "/api/v1/sweep?name=%3Cscript%3Ealert(1)%3C/script%3E", "application/octet-stream", message);
        String id = Served.json(begun).path("id").asString();
        served.get("/api/v1/sweep/" + id + "/events");
        HttpResponse<String> page = served.get("/api/v1/sweep/" + id + "/report.html");
        assertThat(page.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(page.body()).doesNotContain("<script").doesNotContain("<img").doesNotContain("onload=alert(1)>");
        HttpResponse<String> source = served.get("/api/v1/sweep/" + id + "/notices/0/source");
        assertThat(source.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(source.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        HttpResponse<String> problem = served.get("/api/v1/check?%3Cscript%3E=1");
        assertThat(problem.body()).doesNotContain("<script");
    }

    private static byte[] scripted() {
        StringBuilder message = new StringBuilder();
        for (String field : List.of(
                "Return-Path",
                "Received",
                "Authentication-Results",
                "From",
                "To",
                "Subject",
                "Date",
                "Message-ID",
                "X-Failed-Recipients",
                "In-Reply-To",
                "List-Id",
                "X-Mailer")) {
            message.append(field).append(": ").append(SCRIPT).append("\n");
        }
        message.append(
                "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n");
        for (String type : List.of("text/plain", "text/html; charset=\"" + SCRIPT.replace("\"", "") + "\"")) {
            message.append("--b\nContent-Type: ")
                    .append(type)
                    .append("\n\n")
                    .append(SCRIPT)
                    .append("\n");
        }
        message.append("--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; ")
                .append(SCRIPT)
                .append("\n\nFinal-Recipient: rfc822; ")
                .append(SCRIPT)
                .append("@kim.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 ")
                .append(SCRIPT)
                .append("\n--b\nContent-Type: message/rfc822\n\nFrom: ")
                .append(SCRIPT)
                .append("\nSubject: ")
                .append(SCRIPT)
                .append("\n\n")
                .append(SCRIPT)
                .append("\n--b--\n");
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// What is no HTTP, no form, no JSON, no gzip: always a problem, never a broken connection or a stack trace.
    @Test
    void brokenRequestsGetAProblem() throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        answers.add(served.post("/api/v1/check", "multipart/form-data", notice()));
        answers.add(served.post("/api/v1/check", "multipart/form-data; boundary=x", notice()));
        answers.add(served.post(
                "/api/v1/check", "multipart/form-data; boundary=x", "--x\r\n".getBytes(StandardCharsets.UTF_8)));
        answers.add(served.post("/api/v1/check", "image/png", notice()));
        answers.add(served.post("/api/v1/check", "application/gzip", new byte[] {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3}));
        answers.add(served.post("/api/v1/check?at=yesterday", "message/rfc822", notice()));
        answers.add(served.post("/api/v1/check?dns=/etc/passwd", "message/rfc822", notice()));
        answers.add(served.post("/api/v1/sweep", "{\"path\":\"\\u0000\"}"));
        answers.add(served.post("/api/v1/sweep", "{\"path\":7}"));
        answers.add(served.post("/api/v1/sweep", "["));
        answers.add(served.post("/api/v1/password", "{\"count\":1e99}"));
        answers.add(served.post("/api/v1/password", "[".repeat(100_000)));
        answers.add(served.post("/api/v1/domain", "{\"name\":\"..\",\"dns\":\"system\"}"));
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            JsonNode problem = Served.json(answer);
            assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("Exception");
        }
    }
}
