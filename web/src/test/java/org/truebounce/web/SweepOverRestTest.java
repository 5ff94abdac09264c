package org.truebounce.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.truebounce.mailbox.imap.Dovecot;
import org.truebounce.mailbox.imap.Store;
import tools.jackson.databind.JsonNode;

/// Sweeps through REST: watched, looked at, exported, filed and forgotten.
class SweepOverRestTest {
    private static Served served;

    @BeforeAll
    static void start() throws Exception {
        served = Served.of(Served.OWNER);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static String begun(String json) throws Exception {
        HttpResponse<String> answer = served.post("/api/v1/sweep", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = Served.json(answer).path("id").asString();
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/sweep/" + id);
        return id;
    }

    private static String corpus() {
        return "{\"path\":\"" + Served.home().resolve("corpus") + "\"}";
    }

    private static List<String> events(String text, String kind) {
        return Stream.of(text.split("\n\n"))
                .filter(event -> event.contains("event: " + kind + "\n"))
                .map(event -> event.substring(event.indexOf("data: ") + "data: ".length()))
                .toList();
    }

    @Test
    void aSweepIsWatchedToItsEnd() throws Exception {
        String id = begun(corpus());
        HttpResponse<String> stream = served.get("/api/v1/sweep/" + id + "/events");
        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        List<String> notices = events(stream.body(), "diagnosis");
        JsonNode sum = Served.JSON.readTree(events(stream.body(), "sum").getFirst());
        assertThat(notices).hasSizeGreaterThan(300).hasSize(sum.path("notices").asInt());
        assertThat(events(stream.body(), "end")).containsExactly("{\"state\":\"done\"}");
        assertThat(sum.path("storms").size()).isPositive();
        JsonNode storm = sum.path("storms").path(0);
        assertThat(storm.path("members").size()).isEqualTo(storm.path("notices").asInt());
        int counted = 0;
        for (JsonNode count : sum.path("verdicts")) {
            counted += count.asInt();
        }
        assertThat(counted).isEqualTo(notices.size());
        HttpResponse<String> rest = served.send(
                served.allowed("/api/v1/sweep/" + id + "/events").header("Last-Event-ID", (notices.size() - 3) + ".0"));
        assertThat(events(rest.body(), "diagnosis"))
                .as("what a broken connection has missed")
                .isEqualTo(notices.subList(notices.size() - 3, notices.size()));
    }

    @Test
    void theListIsFilteredAndSearched() throws Exception {
        String id = begun(corpus());
        served.get("/api/v1/sweep/" + id + "/events");
        String list = "/api/v1/sweep/" + id + "/notices";
        JsonNode fakes = Served.json(served.get(list + "?verdict=fake&limit=5"));
        assertThat(fakes.path("total").asInt()).isGreaterThan(50);
        assertThat(fakes.path("notices").size()).isEqualTo(5);
        JsonNode next = Served.json(served.get(list + "?verdict=fake&limit=5&offset=4"));
        assertThat(next.path("notices").path(0)).isEqualTo(fakes.path("notices").path(4));
        JsonNode found = Served.json(served.get(list + "?q=USER-UNKNOWN&limit=1000"));
        assertThat(found.path("total").asInt()).isBetween(20, 300);
        JsonNode storm = Served.json(served.get(list + "?storm=0&limit=1000"));
        assertThat(storm.path("total"))
                .isEqualTo(Served.json(served.get("/api/v1/sweep/" + id))
                        .path("storms")
                        .path(0)
                        .path("notices"));
        int number = fakes.path("notices").path(2).path("n").asInt();
        JsonNode explained = Served.json(served.get(list + "/" + number + "/explain?lang=de"));
        assertThat(explained.path("diagnosis").path("verdict").asString()).isEqualTo("fake");
        assertThat(explained.path("marks").size()).isPositive();
        byte[] source = Files.readAllBytes(
                Path.of(explained.path("diagnosis").path("source").asString()));
        assertThat(served.get(list + "/" + number + "/source").body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSameSizeAs(source);
    }

    @Test
    void theSameKeyGivesTheSameSweep() throws Exception {
        String[] ids = new String[2];
        for (int i = 0; i < 2; i++) {
            ids[i] = Served.json(served.send(served.allowed("/api/v1/sweep")
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", "once")
                            .POST(BodyPublishers.ofString(corpus()))))
                    .path("id")
                    .asString();
        }
        assertThat(ids[0]).isEqualTo(ids[1]);
    }

    @Test
    void whatIsForgottenIsGoneFromDisk() throws Exception {
        Set<String> before = temporary();
        String id = begun(corpus());
        assertThat(temporary()).hasSizeGreaterThan(before.size());
        assertThat(served.send(served.allowed("/api/v1/sweep/" + id).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(served.get("/api/v1/sweep/" + id).statusCode()).isEqualTo(404);
        try (Served other = Served.of(Served.OWNER)) {
            other.post("/api/v1/sweep", corpus());
        }
        for (int attempt = 0; attempt < 50 && !before.containsAll(temporary()); attempt++) {
            Thread.sleep(100);
        }
        assertThat(before).containsAll(temporary());
    }

    private static Set<String> temporary() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("truebounce"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void mailOnAServerIsFiledAndTakenBack() throws Exception {
        try (Dovecot dovecot = Dovecot.installed()) {
            new Store(dovecot.store()).fill(400, 120);
            dovecot.start();
            String id = begunOn(dovecot);
            HttpResponse<String> events = served.get("/api/v1/sweep/" + id + "/events");
            JsonNode sum = Served.JSON.readTree(events(events.body(), "sum").getFirst());
            assertThat(sum.path("state").asString())
                    .as(sum.path("error").toString())
                    .isEqualTo("done");
            assertThat(sum.path("canFile").asBoolean()).isTrue();
            assertThat(events.body()).doesNotContain(Dovecot.PASSWORD);
            JsonNode plan = Served.json(served.post("/api/v1/sweep/" + id + "/plan", "{}"));
            int planned = 0;
            for (JsonNode move : plan.path("moves")) {
                planned += move.path("count").asInt();
            }
            assertThat(planned).isPositive();
            for (int again = 0; again < 2; again++) {
                assertThat(served.post("/api/v1/sweep/" + id + "/file", "{}").body())
                        .isEqualTo("{\"moved\":" + planned + ",\"problems\":[]}");
            }
            assertThat(served.post("/api/v1/sweep/" + id + "/undo", "{}").body())
                    .isEqualTo("{\"moved\":" + planned + ",\"problems\":[]}");
            assertThat(served.post("/api/v1/sweep/" + id + "/undo", "{}").body())
                    .isEqualTo("{\"moved\":0,\"problems\":[]}");
        }
    }

    private static String begunOn(Dovecot dovecot) throws Exception {
        return begun(
                "{\"imap\":{\"host\":\"127.0.0.1\",\"port\":%d,\"security\":\"loopback\",\"user\":\"%s\",\"password\":\"%s\",\"folders\":[\"INBOX\"]}}"
                        .formatted(dovecot.plainPort, Dovecot.USER, Dovecot.PASSWORD));
    }

    /// What lies in the folder of sent mail on the server decides.
    @Test
    void sentMailOnTheServerIsKnown() throws Exception {
        String original = """
                Message-ID: <offer-1@alder.example>
                Date: Mon, 2 Nov 2026 10:00:00 +0000
                From: robin@alder.example
                To: kim@fjell.example
                Subject: Our offer

                """;
        String notice = """
                Return-Path: <>
                Date: Mon, 2 Nov 2026 10:00:05 +0000
                From: MAILER-DAEMON@fjell.example
                To: robin@alder.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.fjell.example

                Final-Recipient: rfc822; kim@fjell.example
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown

                --b
                Content-Type: message/rfc822

                """ + original + "\n--b--\n";
        try (Dovecot dovecot = Dovecot.installed()) {
            new Store(dovecot.store()).add(notice);
            new Store(dovecot.store().resolve(".Gesendet")).add(original + "Dear Kim\n");
            dovecot.start();
            String id = begunOn(dovecot);
            served.get("/api/v1/sweep/" + id + "/events");
            String notices = "/api/v1/sweep/" + id + "/notices";
            JsonNode found =
                    Served.json(served.get(notices)).path("notices").path(0).path("diagnosis");
            assertThat(found.path("verdict").asString()).isEqualTo("genuine");
            JsonNode again = Served.json(served.get(notices + "/0/explain")).path("diagnosis");
            assertThat(again.path("verdict").asString()).isEqualTo("genuine");
        }
    }

    @Test
    void aServerThatIsNotThereIsToldOf() throws Exception {
        String id = begun(
                "{\"imap\":{\"host\":\"127.0.0.1\",\"port\":1,\"security\":\"loopback\",\"user\":\"kim\",\"password\":\"geheim-4711\"}}");
        for (int attempt = 0; attempt < 3; attempt++) {
            HttpResponse<String> state = served.get("/api/v1/sweep/" + id);
            assertThat(state.body()).doesNotContain("geheim-4711");
            Thread.sleep(200);
        }
        served.send(served.allowed("/api/v1/sweep/" + id).DELETE());
    }
}
