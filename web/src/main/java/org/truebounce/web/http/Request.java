package org.truebounce.web.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What was asked.
public final class Request {
    private final HttpExchange exchange;
    private final Map<String, List<String>> query;
    private final Map<String, String> names;
    private final InputStream body;

    Request(HttpExchange exchange, Map<String, String> names, InputStream body) {
        this.exchange = exchange;
        this.query = parameters(exchange.getRequestURI().getRawQuery());
        this.names = names;
        this.body = body;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /// What stands in the path for a name of the route.
    public String name(String name) {
        return names.getOrDefault(name, "");
    }

    /// The values of a parameter, in their order.
    public List<String> all(String parameter) {
        return query.getOrDefault(parameter, List.of());
    }

    /// The first value of a parameter.
    public Optional<String> one(String parameter) {
        return all(parameter).stream().findFirst();
    }

    /// The names of all parameters.
    public List<String> parameters() {
        return List.copyOf(query.keySet());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /// The media type of the content, in lower case and without its parameters; empty where none is said.
    public String type() {
        String said = header("Content-Type").orElse("");
        int end = said.indexOf(';');
        return (end < 0 ? said : said.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /// Whether the other side asks for this media type by name.
    public boolean accepts(String type) {
        return header("Accept").orElse("").toLowerCase(Locale.ROOT).contains(type);
    }

    /// The content. It ends in a [Refusal] where it is too large.
    public InputStream body() {
        return body;
    }

    /// Lets the rest of the content come, and go. It ends in a [Refusal] where that is too large.
    public void finish() throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
    }

    private static Map<String, List<String>> parameters(@org.jspecify.annotations.Nullable String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query == null) {
            return parameters;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                parameters
                        .computeIfAbsent(decoded(name), unseen -> new ArrayList<>())
                        .add(decoded(equals < 0 ? "" : pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Problem(Problem.Kind.BAD_REQUEST, "The address holds a broken % sequence.").refusal();
        }
    }
}
