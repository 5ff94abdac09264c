package org.truebounce.auth.authres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.auth.authres.HeaderText.Kind;
import org.truebounce.auth.authres.HeaderText.Token;

/// An Authentication-Results header field (RFC 8601 §2.2), or the results of an ARC-Authentication-Results
/// field.
///
/// Anybody can write one: it counts only with the identifier of a host that is trusted, above that host's own
/// Received field.
///
/// @param authservId the identifier of the host that judged, in lower case; empty when it is missing, as from
///     some
/// hosts
/// @param version the field's version; 1 unless written
/// @param instance the `i=` of an ARC-Authentication-Results field
/// @param results in order; none when the host judged nothing
public record AuthenticationResults(
        String authservId, int version, Optional<Integer> instance, List<MethodResult> results) {

    private static final int MAX_RESULTS = 200;

    public AuthenticationResults {
        results = List.copyOf(results);
    }

    /// Reads the field's value, folds and all. Lenient: what cannot be understood is left out.
    public static AuthenticationResults parse(String value) {
        List<List<Token>> parts = split(HeaderText.tokens(value));
        int next = 0;
        Optional<Integer> instance = instance(parts.getFirst());
        if (instance.isPresent() && parts.size() > 1) {
            next = 1; // RFC 8617 §4.1.1
        }
        String authservId = "";
        int version = 1;
        List<Token> head = values(parts.get(next));
        boolean isResult = head.size() > 1 && head.stream().anyMatch(token -> token.isMark('='));
        if (!isResult) {
            if (!head.isEmpty() && head.getFirst().isValue()) {
                authservId = host(head);
                version = number(head.getLast().text()).orElse(1);
            }
            next++;
        }
        List<MethodResult> results = new ArrayList<>();
        for (List<Token> part : parts.subList(next, Math.min(parts.size(), next + MAX_RESULTS))) {
            result(part).ifPresent(results::add);
        }
        return new AuthenticationResults(authservId, version, instance, results);
    }

    private static List<List<Token>> split(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        for (Token token : tokens) {
            if (token.isMark(';')) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        parts.add(part);
        return parts;
    }

    private static List<Token> values(List<Token> part) {
        return part.stream().filter(token -> token.kind() != Kind.COMMENT).toList();
    }

    private static Optional<Integer> instance(List<Token> part) {
        List<Token> tokens = values(part);
        return tokens.size() == 3
                        && tokens.getFirst().text().equalsIgnoreCase("i")
                        && tokens.get(1).isMark('=')
                ? number(tokens.get(2).text())
                : Optional.empty();
    }

    /// The words of the identifier up to white space: some write marks in it that do not belong there.
    private static String host(List<Token> head) {
        StringBuilder host = new StringBuilder(head.getFirst().text());
        for (Token token : head.subList(1, head.size())) {
            if (token.spaced()) {
                break;
            }
            host.append(token.text());
        }
        return host.toString().toLowerCase(Locale.ROOT);
    }

    private static Optional<Integer> number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static Optional<MethodResult> result(List<Token> part) {
        int at = 0;
        while (at < part.size() && part.get(at).kind() == Kind.COMMENT) {
            at++;
        }
        if (at >= part.size() || part.get(at).kind() != Kind.WORD) {
            return Optional.empty();
        }
        String method = part.get(at).text().toLowerCase(Locale.ROOT);
        Reader reader = new Reader(part, at + 1);
        int methodVersion = 1;
        if (reader.skipMark('/')) {
            methodVersion = number(reader.value()).orElse(1);
        }
        if (!reader.skipMark('=')) {
            return Optional.empty(); // "none" (RFC 8601 §2.2), or noise
        }
        String result = reader.value().toLowerCase(Locale.ROOT);
        return result.isEmpty() ? Optional.empty() : Optional.of(reader.rest(method, methodVersion, result));
    }

    /// Goes over the tokens of one result.
    private static final class Reader {
        private final List<Token> tokens;
        private int at;
        private String comment = "";

        Reader(List<Token> tokens, int at) {
            this.tokens = tokens;
            this.at = at;
        }

        private void skipComments() {
            while (at < tokens.size() && tokens.get(at).kind() == Kind.COMMENT) {
                if (comment.isEmpty()) {
                    comment = tokens.get(at).text();
                }
                at++;
            }
        }

        boolean skipMark(char mark) {
            skipComments();
            boolean there = at < tokens.size() && tokens.get(at).isMark(mark);
            at += there ? 1 : 0;
            return there;
        }

        /// The next value: a quoted string, or words and marks up to white space (`b=` may hold `=` and `/`).
        String value() {
            skipComments();
            StringBuilder value = new StringBuilder();
            boolean first = true;
            while (at < tokens.size() && (first || !tokens.get(at).spaced())) {
                Token token = tokens.get(at);
                if (token.kind() == Kind.COMMENT) {
                    break;
                }
                value.append(token.text());
                first = false;
                at++;
            }
            return value.toString();
        }

        MethodResult rest(String method, int methodVersion, String result) {
            String reason = "";
            List<MethodResult.Property> properties = new ArrayList<>();
            while (true) {
                skipComments();
                if (at >= tokens.size()) {
                    break;
                }
                String name = tokens.get(at++).text();
                if (!skipMark('=')) {
                    continue;
                }
                int dot = name.indexOf('.');
                if (dot > 0) {
                    properties.add(new MethodResult.Property(
                            name.substring(0, dot).toLowerCase(Locale.ROOT),
                            name.substring(dot + 1).toLowerCase(Locale.ROOT),
                            value()));
                } else if (name.equalsIgnoreCase("reason")) {
                    reason = value();
                } else {
                    // Not the standard's form, but seen: "action=none", "client-ip=...".
                    properties.add(new MethodResult.Property("", name.toLowerCase(Locale.ROOT), value()));
                }
            }
            return new MethodResult(method, methodVersion, result, reason, comment, properties);
        }
    }

    /// The results of one method, its name in lower case.
    public List<MethodResult> of(String method) {
        return results.stream().filter(result -> result.method().equals(method)).toList();
    }
}
