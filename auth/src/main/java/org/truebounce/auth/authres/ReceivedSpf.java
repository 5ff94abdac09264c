package org.truebounce.auth.authres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.truebounce.auth.authres.HeaderText.Kind;
import org.truebounce.auth.authres.HeaderText.Token;

/// A Received-SPF header field (RFC 7208 §9.1).
///
/// @param result the result word in lower case; empty when there is none
/// @param comment the first comment; empty when it is missing
/// @param values the values by key in lower case: `client-ip`, `envelope-from`, `helo`, `receiver`, `identity`
///     and
/// others;
///     the first of each
public record ReceivedSpf(String result, String comment, Map<String, String> values) {

    public ReceivedSpf {
        values = Map.copyOf(values);
    }

    /// Reads the field's value, folds and all. Lenient: what cannot be understood is left out.
    public static ReceivedSpf parse(String value) {
        List<Token> tokens = HeaderText.tokens(value);
        String result = "";
        String comment = "";
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean key = i + 1 < tokens.size() && tokens.get(i + 1).isMark('=');
            if (token.kind() == Kind.COMMENT) {
                comment = comment.isEmpty() ? token.text() : comment;
            } else if (key) {
                String name = token.text().toLowerCase(Locale.ROOT);
                StringBuilder text = new StringBuilder();
                i += 2;
                while (i < tokens.size()
                        && !tokens.get(i).isMark(';')
                        && (text.isEmpty() || !tokens.get(i).spaced())
                        && tokens.get(i).kind() != Kind.COMMENT) {
                    text.append(tokens.get(i++).text());
                }
                i--;
                values.putIfAbsent(name, bare(text.toString()));
            } else if (token.kind() == Kind.WORD && result.isEmpty()) {
                // Microsoft writes the word with a capital, others with a colon after it.
                result = token.text().toLowerCase(Locale.ROOT).replace(":", "");
            }
        }
        return new ReceivedSpf(result, comment, values);
    }

    private static String bare(String value) {
        return value.startsWith("<") && value.endsWith(">") ? value.substring(1, value.length() - 1) : value;
    }

    /// The value of a key in lower case.
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
