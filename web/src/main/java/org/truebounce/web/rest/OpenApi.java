package org.truebounce.web.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Request;
import org.truebounce.web.http.Tagged;

/// The document that describes all paths, OpenAPI 3.1: https://spec.openapis.org/oas/v3.1.1
///
/// The schemas that have files of their own are put in.
final class OpenApi {
    private OpenApi() {}

    /// The document, put together when it is first asked for.
    private static final class Document {
        static final Tagged WHOLE = Tagged.of(text().getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private static String text() {
        String text = resource("openapi.json");
        for (String name : new String[] {"diagnosis", "domain"}) {
            String inside = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            String schema =
                    resource(name + ".schema.json").replace("#/$defs/", "#/components/schemas/" + inside + "/$defs/");
            text = text.replace("\"FILE " + name + "\"", schema.strip());
        }
        return text;
    }

    private static String resource(String name) {
        try (InputStream in = OpenApi.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Answer answer(Request request) {
        Wishes.only(request, Set.of());
        return Document.WHOLE.answer(request);
    }
}
