package org.truebounce.web.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/// One request and its answer on their way.
final class Conversation {
    private static final long LINGER = 5_000_000_000L;

    // W3C CSP Level 3: nothing but the page's own files, no text of a message can become script or markup.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private final HttpExchange exchange;
    private final Upload upload;
    private final AtomicBoolean begun = new AtomicBoolean();
    private int status;

    Conversation(HttpExchange exchange, long mostBytes) {
        this.exchange = exchange;
        this.upload = new Upload(exchange.getRequestBody(), mostBytes);
    }

    HttpExchange exchange() {
        return exchange;
    }

    Upload upload() {
        return upload;
    }

    /// The status that was answered.
    int status() {
        return status;
    }

    /// Sends the answer, unless one has begun already.
    void send(Answer answer) throws IOException {
        switch (answer.body()) {
            case Answer.Whole whole -> {
                begin(answer);
                whole(answer.status(), whole.bytes());
            }
            case Answer.Streamed streamed -> {
                try (OutputStream out = stream(answer)) {
                    streamed.writer().write(out);
                    dropRest();
                }
            }
            case Answer.Chosen chosen -> choose(chosen.choice());
        }
    }

    private void choose(Answer.Choice choice) throws IOException {
        choice.choose(new Answer.Reply() {
            @Override
            public OutputStream begin(String type) throws IOException {
                return stream(Answer.streamed(type, out -> {}));
            }

            @Override
            public void give(Answer answer) throws IOException {
                send(answer);
            }
        });
    }

    private void begin(Answer answer) throws IOException {
        if (!begun.compareAndSet(false, true)) {
            throw new IOException("answered already");
        }
        status = answer.status();
        head(exchange.getResponseHeaders(), answer);
    }

    private OutputStream stream(Answer answer) throws IOException {
        begin(answer);
        boolean headOnly = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), headOnly ? -1 : 0);
        return headOnly ? OutputStream.nullOutputStream() : exchange.getResponseBody();
    }

    private static void head(Headers head, Answer answer) {
        head.set("Content-Security-Policy", POLICY);
        head.set("X-Content-Type-Options", "nosniff");
        head.set("X-Frame-Options", "DENY");
        head.set("Referrer-Policy", "no-referrer");
        head.set("Cross-Origin-Opener-Policy", "same-origin");
        head.set("Cross-Origin-Resource-Policy", "same-origin");
        head.set("Cross-Origin-Embedder-Policy", "require-corp");
        head.set("Cache-Control", "no-store");
        answer.headers().forEach(head::set);
    }

    private void whole(int code, byte[] bytes) throws IOException {
        boolean headOnly = exchange.getRequestMethod().equals("HEAD");
        if (headOnly || bytes.length == 0) {
            if (headOnly) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            }
            exchange.sendResponseHeaders(code, -1);
        } else {
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
            dropRest();
        }
        exchange.getResponseBody().close();
    }

    /// Lets the other side finish what it is sending, so that it reads the answer. RFC 9112 §9.6
    private void dropRest() throws IOException {
        boolean none = !exchange.getRequestHeaders().containsKey("Content-Length")
                && !exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        if (none || upload.isOver()) {
            return;
        }
        exchange.getResponseBody().flush();
        byte[] dropped = new byte[1 << 16];
        long end = System.nanoTime() + LINGER;
        while (System.nanoTime() < end && exchange.getRequestBody().read(dropped) >= 0) {
            // nothing is kept
        }
    }

    /// Ends it, whatever state it is in.
    void close() {
        exchange.close();
    }

    /// Says that the request came too slowly, and ends it.
    void giveUp() {
        try {
            Answer late =
                    Problems.answer(new Problem(Problem.Kind.TOO_SLOW, "What was sent came too slowly. Try again."));
            if (begun.compareAndSet(false, true)) {
                status = late.status();
                head(exchange.getResponseHeaders(), late.with("Connection", "close"));
                byte[] bytes = ((Answer.Whole) late.body()).bytes();
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
            }
        } catch (IOException gone) {
            // then nobody waits for it
        } finally {
            close();
        }
    }
}
