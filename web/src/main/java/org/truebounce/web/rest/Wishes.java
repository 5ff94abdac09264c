package org.truebounce.web.rest;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truebounce.account.Account;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.language.Language;
import org.truebounce.web.http.Problem;
import org.truebounce.web.http.Problem.Kind;
import org.truebounce.web.http.Refusal;
import org.truebounce.web.http.Request;

/// What a request says of the owner, in place of what the server was started with.
final class Wishes {
    /// The parameters that are understood.
    static final Set<String> PARAMETERS = Set.of("me", "trust", "lang", "at", "dns");

    private Wishes() {}

    /// What is known of the owner for one request.
    static Account account(Request request, Settings settings) {
        return account(
                settings,
                request.all("me"),
                request.all("trust"),
                request.one("lang"),
                request.one("dns"),
                request.one("at"));
    }

    static Account account(
            Settings settings,
            List<String> me,
            List<String> trust,
            Optional<String> lang,
            Optional<String> dns,
            Optional<String> at) {
        Account account = settings.account();
        if (!me.isEmpty()) {
            account = account.withAddresses(me);
        }
        if (!trust.isEmpty()) {
            account = account.withTrusted(trust);
        }
        if (lang.isPresent()) {
            account = account.withLanguage(language(lang.get()));
        }
        if (dns.isPresent()) {
            account = account.withDns(resolver(dns.get(), settings));
        }
        return at.isPresent() ? account.withAt(instant(at.get())) : account;
    }

    static Locale language(String tag) {
        Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
        if (!Language.tags().contains(locale.getLanguage())) {
            throw bad("lang: one of " + String.join(", ", Language.tags()) + ".");
        }
        return locale;
    }

    private static Resolver resolver(String source, Settings settings) {
        return switch (source) {
            case "off" -> Resolver.off();
            case "system" -> settings.system();
            default -> throw bad("dns: off or system.");
        };
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException none) {
            throw bad("at: an instant such as 2026-11-24T08:00:00Z.");
        }
    }

    /// An answer of yes or no; empty where none is given.
    static Optional<Boolean> yesOrNo(Request request, String parameter) {
        return request.one(parameter).map(word -> switch (word) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw bad(parameter + ": yes or no.");
        });
    }

    /// Refuses parameters that nobody would heed.
    static void only(Request request, Set<String> known) {
        if (!known.containsAll(request.parameters())) {
            throw bad(
                    known.isEmpty()
                            ? "This takes no parameters."
                            : "Known parameters: "
                                    + String.join(", ", known.stream().sorted().toList()) + ".");
        }
    }

    static Refusal bad(String detail) {
        return new Problem(Kind.BAD_REQUEST, detail).refusal();
    }
}
