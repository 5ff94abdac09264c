package org.truebounce.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.Account;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of the test's own, and a client that has its token.
final class Served implements AutoCloseable {
    static final Account OWNER = Account.of(List.of("robin@alder.example"), List.of("mx1.alder.example"));
    static final JsonMapper JSON = new JsonMapper();

    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private Served(WebServer server) {
        this.server = server;
    }

    static Served of(Account account) throws IOException {
        return of(account, "127.0.0.1", List.of(), List.of());
    }

    static Served of(Account account, String bind, List<String> names, List<String> keys) throws IOException {
        return new Served(WebServer.start(new Serving(
                new InetSocketAddress(bind, 0),
                names,
                keys,
                account,
                Optional.of("/nowhere/clamd.sock"),
                Path.of("target", "state"),
                "test")));
    }

    /// The project's folder.
    static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("TRUEBOUNCE_HOME")).orElse(".."))
                .toAbsolutePath()
                .normalize();
    }

    int port() {
        return server.place().getPort();
    }

    String link() {
        return server.link();
    }

    String ticket() {
        return server.ticket();
    }

    String token() {
        return link().substring(link().indexOf("token=") + "token=".length());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    HttpRequest.Builder allowed(String path) {
        return request(path).header("Authorization", "Bearer " + token());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(allowed(path));
    }

    HttpResponse<String> post(String path, String type, byte[] content) throws IOException, InterruptedException {
        return send(allowed(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(content)));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /// The word for programs of a problem.
    static String problem(HttpResponse<String> response) {
        return json(response).path("type").asString().replace("urn:truebounce:problem:", "");
    }

    /// Sends text as it stands there, as no client would, and gives all that comes back until the other side ends it.
    String raw(String text) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return all(socket.getInputStream());
        }
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port());
    }

    static String all(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
