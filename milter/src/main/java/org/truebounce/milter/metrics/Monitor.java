package org.truebounce.milter.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Serves `/metrics` and `/health`.
public final class Monitor implements AutoCloseable {
    private final HttpServer server;

    private Monitor(HttpServer server) {
        this.server = server;
    }

    /// Begins to serve.
    ///
    /// @param health a line of JSON that tells how things are
    public static Monitor start(InetSocketAddress address, Metrics metrics, Supplier<String> health)
            throws IOException {
        HttpServer server = HttpServer.create(address, 16);
        server.createContext("/metrics", exchange -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            metrics.write(all);
            answer(exchange, metrics.contentType(), all.toByteArray());
        });
        server.createContext(
                "/health",
                exchange ->
                        answer(exchange, "application/json", (health.get() + "\n").getBytes(StandardCharsets.UTF_8)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return new Monitor(server);
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
