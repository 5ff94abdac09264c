package org.truebounce.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truebounce.web.WebServer;
import org.truebounce.web.page.Chromium.Look;

/// Neither a message nor another page in the same browser gets its way.
class HostileTest {
    private static final String SCRIPT =
            "\"'><script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)><svg onload=alert(3)>"
                    + "<a href=javascript:alert(4)>http://evil.example/click</a>";
    private static final List<String> FIELDS = List.of(
            "Received",
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Reply-To",
            "Return-Path",
            "Delivered-To",
            "Auto-Submitted",
            "X-Failed-Recipients",
            "X-Mailer",
            "Authentication-Results",
            "DKIM-Signature",
            "List-Unsubscribe");
    private static final List<String> REPORT_FIELDS = List.of(
            "Reporting-MTA",
            "Received-From-MTA",
            "Final-Recipient",
            "Original-Recipient",
            "Action",
            "Status",
            "Remote-MTA",
            "Diagnostic-Code");

    private static final String ATTACKS = """
            async address => {
              const read = [];
              const soon = promise => Promise.race([promise, new Promise(resolve => setTimeout(resolve, 1500))]);
              const said = async (name, promise) => { try { const text = await soon(promise); if (text) read.push(name + ': ' + text); } catch { } };
              const path = name => address + name;
              const text = options => async name => (await fetch(path(name), options)).text();
              for (const options of [{}, { credentials: 'include' }, { mode: 'no-cors', credentials: 'include' }]) {
                await said('session', text(options)('api/v1/session'));
                await said('page', text(options)(''));
                await said('sweep', text({ ...options, method: 'POST', body: '{"path":"/etc"}' })('api/v1/sweep'));
                await said('json', text({ ...options, method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"path":"/etc"}' })('api/v1/sweep'));
                await said('file', text({ ...options, method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'From x Mon Nov  2 10:15:00 2026\\nSubject: x\\n\\nx\\n' })('api/v1/sweep'));
              }
              await said('events', new Promise(resolve => { const events = new EventSource(path('api/v1/sweep/1/events'), { withCredentials: true }); events.onopen = () => resolve('open'); events.onerror = () => resolve(''); }));
              await said('socket', new Promise(resolve => { const socket = new WebSocket(address.replace('http', 'ws')); socket.onopen = () => resolve('open'); socket.onerror = () => resolve(''); }));
              const put = (tag, attributes) => new Promise(resolve => { const e = Object.assign(document.createElement(tag), attributes); e.onload = () => resolve(e); e.onerror = () => resolve(null); document.body.append(e); });
              await said('script', put('script', { src: path('api/v1/session') }).then(e => e && 'ran'));
              await said('module', put('script', { type: 'module', src: path('main.js') }).then(e => e && 'ran'));
              await said('frame', put('iframe', { src: address }).then(e => { try { return e && e.contentDocument && e.contentDocument.body && e.contentDocument.body.innerText; } catch { return ''; } }));
              for (const type of ['multipart/form-data', 'text/plain', 'application/x-www-form-urlencoded']) {
                await put('iframe', { name: 'into', src: 'about:blank' });
                const form = Object.assign(document.createElement('form'), { method: 'POST', action: path('api/v1/sweep'), enctype: type, target: 'into' });
                form.append(Object.assign(document.createElement('input'), { name: '{"path":"/etc","x":"', value: '"}' }));
                document.body.append(form);
                form.submit();
                await new Promise(resolve => setTimeout(resolve, 300));
              }
              const opened = window.open(address);
              await new Promise(resolve => setTimeout(resolve, 800));
              try { if (opened && opened.document.body.innerText) read.push('window: ' + opened.document.body.innerText); } catch { }
              return { read };
            }""";

    private static Chromium chromium;
    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.installed();
        server = Owners.serve(Owners.asked());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    private static String fields(List<String> names, String first) {
        return names.stream().map(name -> name + ": " + first + SCRIPT).collect(Collectors.joining("\n", "", "\n"));
    }

    /// A notice with script in every field of it, of its report and of what it returns, in each part, and in the file
    /// names.
    private static String notice(String subject) {
        return fields(FIELDS, "")
                + """
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/html; name="%s"

                <html><body onload="alert(5)">Undelivered mail returned to sender: %s
                550 5.1.1 <kim@example.net>: %s http://evil.example/x</body></html>
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net%s

                %s
                --b
                Content-Type: message/rfc822

                %sContent-Type: text/html

                <script>alert(6)</script>
                --b--
                """.formatted(
                                subject,
                                SCRIPT.replace("\"", ""),
                                SCRIPT,
                                SCRIPT,
                                SCRIPT,
                                fields(REPORT_FIELDS, "rfc822; kim@example.net "),
                                fields(FIELDS, "robin@alder.example "));
    }

    private static void stayedQuiet(Visit visit) {
        assertThat(visit.dialogs()).isEmpty();
        assertThat(visit.foreign()).isEmpty();
        assertThat(visit.complaints()).isEmpty();
        Object active = visit.page.evaluate("""
                () => [...document.querySelectorAll('main script, main img, main iframe, main object, main [onload], main [onerror], main a')]
                  .filter(e => e.tagName !== 'A' || !/^(#|\\/api\\/v1\\/sweep\\/)/.test(e.getAttribute('href'))).map(e => e.outerHTML)
                """);
        assertThat(active).isEqualTo(List.of());
    }

    @Test
    void scriptInEveryFieldAndPartDoesNothing(@TempDir Path folder) throws IOException {
        try (Visit visit = chromium.visit(server, Look.DESKTOP)) {
            Path file = Files.writeString(folder.resolve("x'onerror=alert(7).eml"), notice("Undelivered"));
            visit.drop(file).verdict();
            visit.page.click("#expert > summary");
            for (String leaf : List.of("header", "parts", "source", "json", "evidence")) {
                visit.page.click("[data-leaf=" + leaf + "]");
            }
            assertThat(visit.text("main")).contains("<script>").doesNotContain("http://evil.example/click");
            stayedQuiet(visit);
        }
    }

    @Test
    void scriptInAMailboxDoesNothing(@TempDir Path folder) throws IOException {
        try (Visit visit = chromium.visit(server, Look.DESKTOP)) {
            Path one = Files.writeString(folder.resolve("1.eml"), notice("Undelivered"));
            Path other = Files.writeString(folder.resolve("2.eml"), notice("Delivery failed"));
            visit.drop(Owners.mbox(folder, one, other));
            visit.page.waitForSelector(".entries li >> nth=1");
            visit.page.waitForSelector("a[download]");
            stayedQuiet(visit);
            visit.page.click(".entries li button >> nth=0");
            visit.verdict();
            stayedQuiet(visit);
        }
    }

    /// Another page in the same browser, whose cookies it shares: on a foreign name, and on the same one, whose cookies
    /// do not know of ports.
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void anotherPageCanNeitherReadNorStartAnything(String host) throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] page = "<!doctype html><title>other</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try (Visit visit = chromium.visit(server, Look.DESKTOP)) {
            String before = jobs();
            Page hostile = visit.profile().newPage();
            hostile.navigate("http://" + host + ":" + other.getAddress().getPort() + "/");
            Object got = hostile.evaluate(ATTACKS, server.address());
            assertThat(got).isEqualTo(Map.of("read", List.of()));
            assertThat(jobs()).isEqualTo(before).contains("\"jobs\":");
        } finally {
            other.stop(0);
        }
    }

    private static String jobs() throws Exception {
        String token = server.link().replaceFirst(".*token=", "");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "api/v1/sweep"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
