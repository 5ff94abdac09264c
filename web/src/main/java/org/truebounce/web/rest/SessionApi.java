package org.truebounce.web.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.truebounce.account.SentMail;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.language.Language;
import org.truebounce.language.Sentences;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Json;
import org.truebounce.web.http.Request;
import org.truebounce.web.http.Tagged;
import tools.jackson.core.JsonGenerator;

/// What the page has to know before anything is asked: what the server was started with, and the page's own words.
final class SessionApi {
    private static final List<String> WORDS = List.of("page", "report", "reasons");

    private final Settings settings;
    private final Map<Language, Tagged> words = new ConcurrentHashMap<>();

    SessionApi(Settings settings) {
        this.settings = settings;
    }

    Answer session(Request request) {
        Wishes.only(request, Set.of());
        return Answer.json(Json.object(json -> {
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
            Json.texts(json, "me", settings.account().addresses());
            Json.texts(json, "trust", settings.account().trusted());
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

    /// The page's words in a language, as their files have them: with gaps to be filled.
    Answer words(Request request) {
        Wishes.only(request, Set.of("lang"));
        Locale read = request.one("lang").map(Wishes::language).orElse(Locale.forLanguageTag(language(request)));
        return words.computeIfAbsent(Language.of(read), SessionApi::read)
                .answer(request)
                .with("Vary", "Accept-Language");
    }

    private static Tagged read(Language language) {
        String json = Json.object(all -> {
            all.writeStringProperty("lang", language.locale().toLanguageTag());
            all.writeObjectPropertyStart("words");
            for (String file : WORDS) {
                all.writeObjectPropertyStart(file);
                sections(all, language.sentences(file));
                all.writeEndObject();
            }
            all.writeEndObject();
        });
        return Tagged.of(json.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private static void sections(JsonGenerator json, Sentences sentences) {
        for (String section : sentences.sections()) {
            json.writeObjectPropertyStart(section);
            sentences.section(section).forEach((name, sentence) -> json.writeStringProperty(name, sentence.text()));
            json.writeEndObject();
        }
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
