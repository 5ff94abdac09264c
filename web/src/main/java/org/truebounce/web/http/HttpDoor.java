package org.truebounce.web.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.truebounce.web.http.Problem.Kind;

/// Takes requests, keeps out whom the [Guard] keeps out, and has the others answered, each on a thread of its own.
public final class HttpDoor implements AutoCloseable {
    private static final int WAITING = 1_024;

    static { // bounds that the server of the JDK has, but does not set by itself
        bound("sun.net.httpserver.nodelay", "true");
        bound("sun.net.httpserver.maxReqTime", "900");
        bound("sun.net.httpserver.maxReqHeaders", "100");
        bound("sun.net.httpserver.maxReqHeaderSize", "65536");
        bound("jdk.httpserver.maxConnections", "2048");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("truebounce-watch").factory());
    private final Set<Conversation> receiving = ConcurrentHashMap.newKeySet();
    private final Room room = new Room();
    private final Guard guard;
    private final Offer offer;

    /// What the door leads to.
    ///
    /// @param routes what can be asked for
    /// @param files the page
    /// @param uploadBytes how much one request may bring
    /// @param messageBytes how much of it is held at a time
    /// @param listener hears of each answer
    public record Offer(Routes routes, PageFiles files, long uploadBytes, int messageBytes, Listener listener) {}

    private HttpDoor(HttpServer server, Guard guard, Offer offer) {
        this.server = server;
        this.guard = guard;
        this.offer = offer;
    }

    /// A place that is taken, where nothing is answered yet.
    public static final class Place {
        private final HttpServer server;

        private Place(HttpServer server) {
            this.server = server;
        }

        /// Where it is, with the port that was free.
        public InetSocketAddress address() {
            return server.getAddress();
        }

        /// Begins to answer.
        public HttpDoor open(Guard guard, Offer offer) {
            HttpDoor door = new HttpDoor(server, guard, offer);
            server.createContext("/", door::handle);
            server.setExecutor(door.threads);
            var unused = door.watch.scheduleWithFixedDelay(door::endStalled, 1, 1, TimeUnit.SECONDS);
            server.start();
            return door;
        }
    }

    private static void bound(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /// Takes a place to listen at.
    ///
    /// @throws IOException where it is taken already, or none of this machine's
    public static Place at(InetSocketAddress place) throws IOException {
        return new Place(HttpServer.create(place, WAITING));
    }

    private void endStalled() {
        long now = System.nanoTime();
        receiving.stream().filter(talk -> talk.upload().isStalled(now)).forEach(Conversation::giveUp);
    }

    private void handle(HttpExchange exchange) {
        long start = System.nanoTime();
        Conversation talk = new Conversation(exchange, offer.uploadBytes());
        receiving.add(talk);
        String route = "";
        try {
            Optional<Routes.Match> match = admitted(exchange);
            route = match.map(found -> found.route().path()).orElse("");
            answer(talk, match);
        } catch (Refusal refusal) {
            sendLast(talk, Problems.answer(refusal.problem()));
        } catch (IOException gone) {
            // the other side went away, or was told to
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError mistake) {
            sendLast(
                    talk,
                    Problems.answer(new Problem(
                            Kind.INTERNAL,
                            "This should not have happened ("
                                    + mistake.getClass().getSimpleName() + ").")));
        } finally {
            receiving.remove(talk);
            talk.close();
            offer.listener().answered(exchange.getRequestMethod(), route, talk.status(), System.nanoTime() - start);
        }
    }

    private static void sendLast(Conversation talk, Answer answer) {
        try {
            talk.send(answer);
        } catch (IOException gone) {
            // nobody waits for it
        }
    }

    /// The route of a request that may be answered.
    private Optional<Routes.Match> admitted(HttpExchange exchange) {
        guard.host(exchange.getRequestHeaders());
        guard.origin(exchange.getRequestMethod(), exchange.getRequestHeaders());
        Optional<Routes.Match> match = offer.routes()
                .find(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
        if (match.isPresent() && !match.get().route().open()) {
            guard.key(exchange.getRequestMethod(), exchange.getRequestHeaders());
        }
        return match;
    }

    private void answer(Conversation talk, Optional<Routes.Match> match) throws IOException {
        HttpExchange exchange = talk.exchange();
        if (match.isEmpty()) {
            talk.send(page(exchange));
            return;
        }
        Request request = new Request(exchange, match.get().names(), talk.upload());
        int taken = room.take(expected(exchange, request));
        try {
            talk.send(match.get().route().handler().answer(request));
        } finally {
            room.giveBack(taken);
        }
    }

    /// How many bytes of the content will be held at a time, at most.
    private long expected(HttpExchange exchange, Request request) {
        Optional<Long> said = request.header("Content-Length").map(Long::parseLong); // the server has checked it
        if (said.isPresent() && said.get() > offer.uploadBytes()) {
            throw Upload.tooLarge(offer.uploadBytes());
        }
        boolean open = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        return said.map(bytes -> Math.min(bytes, offer.messageBytes())).orElse(open ? (long) offer.messageBytes() : 0);
    }

    private Answer page(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new Problem(Kind.METHOD, "Nothing can be sent here.", Map.of("Allow", "GET, HEAD")).refusal();
        }
        Request request = new Request(exchange, Map.of(), exchange.getRequestBody());
        String path = request.path();
        if (path.equals("/")) {
            return front(exchange, request);
        }
        return offer.files()
                .file(path)
                .map(file -> file.answer(request))
                .orElseThrow(() -> new Problem(Kind.NOT_FOUND, "There is nothing of this name.").refusal());
    }

    /// The page itself, for a browser that has come with a token once.
    private Answer front(HttpExchange exchange, Request request) {
        Optional<String> cookie = request.one("token").flatMap(guard::admit);
        if (cookie.isPresent()) {
            // A browser that comes from elsewhere would not send a strict cookie along where it is sent on.
            boolean elsewhere = request.header("Sec-Fetch-Site")
                    .filter(site -> site.contains("-site"))
                    .isPresent();
            Answer on = elsewhere
                    ? Answer.text(
                            "text/html; charset=utf-8",
                            "<!doctype html><meta charset=utf-8><meta http-equiv=refresh content=\"0;url=/\">"
                                    + "<title>TrueBounce</title>")
                    : new Answer(303, Map.of("Location", "/"), new Answer.Whole(new byte[0]));
            return on.with("Set-Cookie", cookie.get());
        }
        if (guard.hasSession(exchange.getRequestHeaders())) {
            return file("index.html").answer(request);
        }
        Tagged locked = file("locked.html");
        return Answer.of(401, locked.type(), locked.bytes());
    }

    private Tagged file(String name) {
        return offer.files().file(name).orElseThrow(() -> new IllegalStateException(name + " is missing"));
    }

    /// Ends at once what is still being answered.
    @Override
    public void close() {
        watch.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
    }
}
