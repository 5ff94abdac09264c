package org.truebounce.mail;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a part says that it is: `Content-Type` (or `Content-Disposition`), read leniently.
///
/// @param name type and subtype in lower case, `text/plain` where nothing readable is said
/// @param parameters by lower-case name, values unquoted
public record MediaType(String name, Map<String, String> parameters) {
    // RFC 2045 §5.2
    static final MediaType PLAIN = new MediaType("text/plain", Map.of());
    private static final int MOST_PARAMETERS = 32;

    public Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    public boolean isMultipart() {
        return name.startsWith("multipart/");
    }

    /// Whether a whole message lies inside, in 7 bit or internationalised form.
    public boolean isMessage() {
        return name.equals("message/rfc822") || name.equals("message/global"); // RFC 2046 §5.2.1, RFC 6532 §3.7
    }

    public boolean is(String wanted) {
        return name.equals(wanted);
    }

    static MediaType parse(String value) {
        int semicolon = value.indexOf(';');
        String name = typeName(semicolon < 0 ? value : value.substring(0, semicolon));
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = semicolon;
        for (int seen = 0; at >= 0 && at < value.length() && seen < MOST_PARAMETERS; seen++) {
            while (at + 1 < value.length() && (value.charAt(at + 1) == ';' || value.charAt(at + 1) <= ' ')) {
                at++;
            }
            at = parameter(value, at + 1, parameters);
        }
        joinSections(parameters);
        return new MediaType(name, parameters);
    }

    /// Type and subtype without a comment behind them. RFC 2045 §5.1, §5.2
    private static String typeName(String written) {
        int comment = written.indexOf('(');
        String name = (comment < 0 ? written : written.substring(0, comment)).strip();
        return name.isEmpty() || name.equalsIgnoreCase("text") ? PLAIN.name() : name.toLowerCase(Locale.ROOT);
    }

    /// Reads one `name=value` at `from`; returns where the next semicolon stands, or the end.
    private static int parameter(String value, int from, Map<String, String> parameters) {
        int equals = value.indexOf('=', from);
        int semicolon = value.indexOf(';', from);
        if (equals < 0) {
            return value.length();
        }
        if (semicolon >= 0 && semicolon < equals) {
            return semicolon;
        }
        String name = value.substring(from, equals).strip().toLowerCase(Locale.ROOT);
        int start = equals + 1;
        while (start < value.length() && Character.isWhitespace(value.charAt(start))) {
            start++;
        }
        if (start < value.length() && value.charAt(start) == '"') {
            StringBuilder text = new StringBuilder();
            int end = unquote(value, start, text);
            parameters.putIfAbsent(name, text.toString());
            int next = value.indexOf(';', end);
            return next < 0 ? value.length() : next;
        }
        int end = value.indexOf(';', start);
        end = end < 0 ? value.length() : end;
        parameters.putIfAbsent(name, value.substring(start, end).strip());
        return end;
    }

    /// Reads the quoted string that begins at `start`; returns where its closing quote stands, or the end.
    private static int unquote(String value, int start, StringBuilder text) {
        int at = start + 1;
        while (at < value.length() && value.charAt(at) != '"') {
            if (value.charAt(at) == '\\' && at + 1 < value.length()) {
                at++;
            }
            text.append(value.charAt(at++));
        }
        return at;
    }

    /// RFC 2231 §3 and §4: `name*0=`, `name*1*=`, `name*=` become one `name`.
    private static void joinSections(Map<String, String> parameters) {
        for (String key : parameters.keySet().toArray(new String[0])) {
            int star = key.indexOf('*');
            if (star < 1 || parameters.containsKey(key.substring(0, star))) {
                continue;
            }
            String name = key.substring(0, star);
            StringBuilder joined = new StringBuilder(plain(parameters.getOrDefault(name + "*", "")));
            for (int section = 0; section < MOST_PARAMETERS; section++) {
                String key1 = name + "*" + section;
                joined.append(parameters.getOrDefault(key1, ""));
                joined.append(plain(parameters.getOrDefault(key1 + "*", "")));
            }
            parameters.put(name, joined.toString());
        }
    }

    /// The number that two hexadecimal digits say; -1 where they are none.
    private static int hex(String coded, int at) {
        if (at + 1 >= coded.length()) {
            return -1;
        }
        int high = Character.digit(coded.charAt(at), 16);
        int low = Character.digit(coded.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /// The text of an extended value, `utf-8'en'%e2%82%ac`, in the charset that it names.
    private static String plain(String extended) {
        int first = extended.indexOf('\'');
        int second = extended.indexOf('\'', first + 1);
        String coded = second < 0 ? extended : extended.substring(second + 1);
        byte[] bytes = new byte[coded.length()];
        int length = 0;
        for (int i = 0; i < coded.length(); i++) {
            int hex = coded.charAt(i) == '%' ? hex(coded, i + 1) : -1;
            bytes[length++] = (byte) (hex < 0 ? coded.charAt(i) : hex);
            i += hex < 0 ? 0 : 2;
        }
        String charset = second < 0 ? "utf-8" : extended.substring(0, Math.max(first, 0));
        return second < 0 && first < 0 && coded.indexOf('%') < 0
                ? coded
                : Charsets.decode(
                        bytes, 0, length, Optional.of(charset.isEmpty() ? StandardCharsets.UTF_8.name() : charset));
    }
}
