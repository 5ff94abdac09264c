package org.truebounce.web.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truebounce.account.SentMail;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.language.Language;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.PageFiles;
import org.truebounce.web.http.Request;

/// What the page has to know before anything is asked: what the server was started with, and the page's own words.
final class SessionApi {
    private final Settings settings;
    private final PageFiles files;

    SessionApi(Settings settings, PageFiles files) {
        this.settings = settings;
        this.files = files;
    }

    Answer session(Request request) {
        Wishes.only(request, Set.of());
        return Answer.json(JsonLines.object(json -> {
            json.writeStringProperty("version", settings.version());
            json.writeStringProperty("lang", language(request));
            json.writeArrayPropertyStart("languages");
            for (String tag : Language.tags()) {
                Locale own = Locale.forLanguageTag(tag);
                json.writeStartObject();
                json.writeStringProperty("tag", tag);
                json.writeStringProperty("name", own.getDisplayLanguage(own));
                json.writeEndObject();
            }
            json.writeEndArray();
            JsonLines.texts(json, "me", settings.account().addresses());
            JsonLines.texts(json, "trust", settings.account().trusted());
            json.writeStringProperty("dns", dns());
            json.writeBooleanProperty("sent", !settings.account().sent().equals(SentMail.NONE));
            json.writeBooleanProperty("files", settings.local());
            json.writeBooleanProperty("imap", settings.local());
            json.writeObjectPropertyStart("limits");
            json.writeNumberProperty("messageBytes", Settings.MESSAGE_BYTES);
            json.writeNumberProperty("uploadBytes", Settings.UPLOAD_BYTES);
            json.writeEndObject();
        }));
    }

    private String dns() {
        return settings.account().dns().equals(Resolver.off()) ? "off" : "on";
    }

    /// The page's words in a language.
    Answer words(Request request) {
        Wishes.only(request, Set.of("lang"));
        String tag = request.one("lang")
                .map(Wishes::language)
                .map(Locale::getLanguage)
                .orElse(language(request));
        Optional<byte[]> words = files.bytes("words/" + tag + ".json");
        String json =
                words.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("{}");
        return Answer.json("{\"lang\":\"" + tag + "\",\"words\":" + json.strip() + "}");
    }

    /// What the browser asks for where there is a translation, otherwise the system's language. RFC 9110 §12.5.4
    private String language(Request request) {
        List<Locale> offered =
                Language.tags().stream().map(Locale::forLanguageTag).toList();
        try {
            return request.header("Accept-Language")
                    .map(Locale.LanguageRange::parse)
                    .map(wanted -> Locale.lookup(wanted, offered))
                    .map(Locale::getLanguage)
                    .orElse(Language.of(settings.account().language()).locale().getLanguage());
        } catch (IllegalArgumentException unreadable) {
            return Language.of(settings.account().language()).locale().getLanguage();
        }
    }
}
