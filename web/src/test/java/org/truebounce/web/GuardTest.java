package org.truebounce.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page of another site in the same browser, and a program without a key, can do: nothing.
class GuardTest {
    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = Served.of(Served.OWNER);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static String head(String method, String path, String host, String... fields) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + String.join(
                        "",
                        List.of(fields).stream().map(field -> field + "\r\n").toList())
                + "Connection: close\r\n\r\n";
    }

    private static String own() {
        return "127.0.0.1:" + served.port();
    }

    private static String bearer() {
        return "Authorization: Bearer " + served.token();
    }

    private static String cookie() throws IOException {
        String answer = served.raw(head("GET", "/?token=" + served.token(), own()));
        String line = answer.lines()
                .filter(field -> field.toLowerCase(Locale.ROOT).startsWith("set-cookie:"))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("HttpOnly").contains("SameSite=Strict");
        return "Cookie: "
                + line.substring("set-cookie:".length(), line.indexOf(';')).strip();
    }

    /// DNS rebinding: the attacker's name points to this machine, so that his page may read what comes back.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:%d",
                "127.0.0.1.evil.example:%d",
                "localhost.evil.example:%d",
                "192.0.2.1:%d",
                "[2001:db8::1]:%d",
                "",
                "127.0.0.1@evil.example:%d",
                "0.0.0.0:%d"
            })
    void anotherHostIsRefusedEvenWithTheToken(String host) throws IOException {
        String name = host.formatted(served.port());
        for (String path : List.of("/", "/?token=" + served.token(), "/api/v1/session", "/health/live", "/app.css")) {
            String answer = served.raw(head("GET", path, name, bearer()));
            assertThat(answer).as(path).containsPattern("^HTTP/1.1 4(21|00)").doesNotContain("Set-cookie");
        }
    }

    @Test
    void twoHostsOrNoneAreRefused() throws IOException {
        assertThat(served.raw(head("GET", "/api/v1/session", own(), "Host: evil.example", bearer())))
                .startsWith("HTTP/1.1 421");
        assertThat(served.raw("GET /api/v1/session HTTP/1.0\r\n" + bearer() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "[::1]:%d", "LOCALHOST:%d"})
    void theOwnNamesAreServed(String host) throws IOException {
        assertThat(served.raw(head("GET", "/api/v1/session", host.formatted(served.port()), bearer())))
                .startsWith("HTTP/1.1 200");
    }

    /// A form or a script of another site that posts: the browser adds what tells.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost:1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void aPostOfAnotherSiteIsRefused(String sign) throws IOException {
        for (String path : List.of(
                "/api/v1/check", "/api/v1/sweep", "/api/v1/scan", "/api/v1/password", "/api/v1/password/check")) {
            String answer = served.raw(
                    head("POST", path, own(), sign, cookie(), "Content-Type: text/plain", "Content-Length: 0"));
            assertThat(answer).as(path).startsWith("HTTP/1.1 403").contains("foreign-origin");
        }
    }

    @Test
    void aPostOfABrowserThatTellsNothingIsRefused() throws IOException {
        assertThat(served.raw(head("POST", "/api/v1/password", own(), cookie(), "Content-Length: 0")))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void theOwnPageMayPost() throws IOException {
        for (String sign : List.of("Sec-Fetch-Site: same-origin", "Origin: http://" + own())) {
            assertThat(served.raw(head("POST", "/api/v1/password", own(), cookie(), sign, "Content-Length: 0")))
                    .startsWith("HTTP/1.1 200");
        }
    }

    /// A picture, a script, a frame, a fetch without the reader's leave.
    @ParameterizedTest
    @ValueSource(strings = {"image", "script", "iframe", "style", "empty", "object"})
    void nothingIsEmbeddedElsewhere(String destination) throws IOException {
        for (String path : List.of("/", "/app.css", "/api/v1/session", "/api/v1/words", "/health/live")) {
            String mode = destination.equals("iframe") ? "navigate" : "no-cors";
            String answer = served.raw(head(
                    "GET",
                    path,
                    own(),
                    cookie(),
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Mode: " + mode,
                    "Sec-Fetch-Dest: " + destination));
            assertThat(answer).as(path).startsWith("HTTP/1.1 403");
        }
    }

    /// A link may be followed from anywhere, but nothing is read or started by it.
    @Test
    void aFollowedLinkReadsNothing() throws IOException {
        String[] followed = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"};
        assertThat(served.raw(head("GET", "/", own(), followed))).startsWith("HTTP/1.1 401");
        assertThat(served.raw(head("GET", "/api/v1/session", own(), followed[0], followed[1], followed[2], cookie())))
                .startsWith("HTTP/1.1 403");
    }

    /// The link in the file that serve gives to the browser comes from elsewhere for the browser.
    @Test
    void theOpenedLinkLeadsOnWithoutScript() throws IOException {
        String path = served.ticket().substring(served.ticket().indexOf("/?"));
        String[] followed = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"};
        assertThat(served.raw(head("GET", path, own(), followed)))
                .startsWith("HTTP/1.1 200")
                .contains("http-equiv=refresh")
                .contains("SameSite=Strict");
        assertThat(served.raw(head("GET", path, own(), followed)))
                .as("a ticket works once")
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void noOtherSiteIsAllowedToAsk() throws Exception {
        HttpResponse<String> preflight = served.send(served.request("/api/v1/check")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(preflight.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    @Test
    void withoutAKeyNothingIsTold() throws Exception {
        for (String path : List.of("/api/v1/session", "/api/v1/sweep", "/api/v1/sweep/x/events", "/metrics", "/")) {
            HttpResponse<String> answer = served.send(served.request(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.body()).doesNotContain(served.token());
        }
        for (String wrong : List.of("Bearer ", "Bearer x", "Basic " + served.token(), served.token())) {
            HttpResponse<String> answer =
                    served.send(served.request("/api/v1/session").header("Authorization", wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
        }
        assertThat(served.raw(head("GET", "/?token=" + served.token() + "x", own())))
                .startsWith("HTTP/1.1 401");
        assertThat(served.raw(head("GET", "/api/v1/session", own(), "Cookie: truebounce-" + served.port() + "=x")))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void everyAnswerBearsTheRulesOfThePage() throws Exception {
        for (String path : List.of("/", "/app.css", "/nothing.js", "/api/v1/session", "/health/live", "/metrics")) {
            HttpResponse<String> answer = served.get(path);
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy)
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .contains("base-uri 'none'")
                    .doesNotContain("unsafe")
                    .doesNotContain("http:")
                    .doesNotContain("data:");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy"))
                    .contains("same-origin");
            assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
                    .contains("same-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../pom.xml",
                "/..%2fpom.xml",
                "/%2e%2e/%2e%2e/WebServer.class",
                "//etc/passwd",
                "/x/../app.css",
                "/Page.class",
                "/.html"
            })
    void onlyFilesOfThePageAreServed(String path) throws IOException {
        assertThat(served.raw(head("GET", path, own(), bearer()))).containsPattern("^HTTP/1.1 40[04]");
    }

    @Test
    void whereOthersCanAskFilesAndServersAreNotNamed() throws Exception {
        String key = "0123456789abcdef0123456789abcdef";
        try (Served open = Served.of(Served.OWNER, "0.0.0.0", List.of("bounce.alder.example"), List.of(key))) {
            String[] paths = {
                "{\"path\":\"/etc\"}", "{\"imap\":{\"host\":\"localhost\",\"user\":\"x\",\"password\":\"y\"}}"
            };
            for (String json : paths) {
                assertThat(Served.problem(open.post("/api/v1/sweep", json))).isEqualTo("not-offered");
            }
            assertThat(Served.problem(open.post("/api/v1/scan", "{\"paths\":[\"/etc\"]}")))
                    .isEqualTo("not-offered");
            assertThat(open.raw("GET /api/v1/session HTTP/1.1\r\nHost: bounce.alder.example\r\nAuthorization: Bearer "
                            + key + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"files\":false");
            assertThat(open.raw("GET /api/v1/session HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + key
                            + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421");
            assertThat(open.raw("GET /api/v1/session HTTP/1.1\r\nHost: 192.0.2.1:80\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 401");
        }
    }
}
