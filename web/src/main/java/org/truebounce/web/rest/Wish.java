package org.truebounce.web.rest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.truebounce.web.http.Problem;
import org.truebounce.web.http.Problem.Kind;
import org.truebounce.web.http.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A request in JSON. Nothing of it is repeated in a problem: it may hold a password.
///
/// @param node one object
record Wish(JsonNode node) {
    static final String JSON = "application/json";

    private static final byte[] EMPTY = {'{', '}'};
    private static final int MOST_BYTES = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /// Reads the object that a request brings; without any content an empty one.
    ///
    /// @param known the names that it may have
    static Wish of(Request request, Set<String> known) throws IOException {
        Wishes.only(request, Set.of());
        byte[] body = request.body().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Problem(Kind.TOO_LARGE, "A request in JSON may have 1 MiB.").refusal();
        }
        if (!request.type().equals(JSON) && body.length > 0) {
            throw new Problem(Kind.MEDIA_TYPE, "Send this as application/json.").refusal();
        }
        try {
            return new Wish(MAPPER.readTree(body.length == 0 ? EMPTY : body)).only(known);
        } catch (JacksonException unreadable) {
            throw Wishes.bad("This is no JSON.");
        }
    }

    private Wish only(Set<String> known) {
        if (!node.isObject()) {
            throw Wishes.bad("Send one JSON object.");
        }
        if (!known.containsAll(node.propertyNames())) {
            throw Wishes.bad("Known properties: "
                    + String.join(", ", known.stream().sorted().toList()) + ".");
        }
        return this;
    }

    /// An object inside this one; empty where there is none.
    Optional<Wish> object(String name, Set<String> known) {
        return has(name) ? Optional.of(new Wish(node.get(name)).only(known)) : Optional.empty();
    }

    private boolean has(String name) {
        return node.has(name) && !node.get(name).isNull();
    }

    Optional<String> text(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!node.get(name).isString()) {
            throw Wishes.bad(name + ": a text.");
        }
        return Optional.of(node.get(name).asString());
    }

    String needed(String name) {
        return text(name).filter(text -> !text.isBlank()).orElseThrow(() -> Wishes.bad(name + ": is missing."));
    }

    List<String> texts(String name) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode all = node.get(name);
        if (!all.isArray() || StreamSupport.stream(all.spliterator(), false).anyMatch(one -> !one.isString())) {
            throw Wishes.bad(name + ": a list of texts.");
        }
        List<String> texts = new ArrayList<>();
        all.forEach(one -> texts.add(one.asString()));
        return List.copyOf(texts);
    }

    Optional<Double> number(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!node.get(name).isNumber()) {
            throw Wishes.bad(name + ": a number.");
        }
        return Optional.of(node.get(name).asDouble());
    }

    int number(String name, int otherwise, int most) {
        double number = number(name).orElse((double) otherwise);
        if (number != Math.rint(number) || number < 1 || number > most) {
            throw Wishes.bad(name + ": between 1 and " + most + ".");
        }
        return (int) number;
    }

    boolean flag(String name) {
        if (has(name) && !node.get(name).isBoolean()) {
            throw Wishes.bad(name + ": true or false.");
        }
        return has(name) && node.get(name).asBoolean();
    }
}
