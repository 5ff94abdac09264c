package org.truebounce.auth.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the entries of a master file (RFC 1035 §5.1), several `$ORIGIN`s in one, in one pass.
final class ZoneReader {
    private static final RecordType[] TYPES = RecordType.values();
    private static final long DEFAULT_SECONDS = 3600;

    private final String text;
    private final Sink sink;
    private int position;
    private int line = 1;
    private String origin = "";
    private String owner = "";
    private long defaultSeconds = DEFAULT_SECONDS;

    /// Takes the records as they are read.
    @FunctionalInterface
    interface Sink {
        void record(String owner, RecordType type, String value, long secondsToLive);
    }

    private record Token(String text, boolean quoted) {}

    ZoneReader(String text, Sink sink) {
        this.text = text;
        this.sink = sink;
    }

    void read() {
        while (position < text.length()) {
            int entryLine = line;
            boolean sameOwner = text.charAt(position) == ' ' || text.charAt(position) == '\t';
            List<Token> entry = entry();
            if (!entry.isEmpty()) {
                try {
                    accept(entry, sameOwner);
                } catch (IllegalArgumentException e) {
                    throw new ZoneFileException("line " + entryLine + ": " + e.getMessage(), e);
                }
            }
        }
    }

    /// The tokens up to the end of the line, or of the line that closes the parentheses.
    private List<Token> entry() {
        List<Token> tokens = new ArrayList<>();
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            switch (c) {
                case '\n' -> {
                    position++;
                    line++;
                    if (depth == 0) {
                        return tokens;
                    }
                }
                case ' ', '\t', '\r' -> position++;
                case ';' -> skipComment();
                case '(' -> {
                    depth++;
                    position++;
                }
                case ')' -> {
                    depth--;
                    position++;
                }
                case '"' -> tokens.add(quoted());
                default -> word(tokens, c);
            }
        }
        return tokens;
    }

    private void word(List<Token> tokens, char c) {
        if (c < ' ') {
            position++; // a stray control character
        } else {
            tokens.add(bare());
        }
    }

    private void skipComment() {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
    }

    private Token quoted() {
        int start = position + 1;
        int end = text.indexOf('"', start);
        String plain = end < 0 ? "" : text.substring(start, end);
        if (end >= 0 && plain.indexOf('\\') < 0 && plain.indexOf('\n') < 0) {
            position = end + 1;
            return new Token(plain, true);
        }
        StringBuilder value = new StringBuilder();
        position = start;
        while (position < text.length() && text.charAt(position) != '"') {
            if (text.charAt(position) == '\n') {
                line++;
            }
            value.append(character());
        }
        position++;
        return new Token(value.toString(), true);
    }

    private Token bare() {
        int start = position;
        int end = start;
        boolean escaped = false;
        while (end < text.length() && !endsWord(text.charAt(end))) {
            boolean escape = text.charAt(end) == '\\';
            escaped |= escape;
            end += escape ? 2 : 1;
        }
        end = Math.min(end, text.length());
        if (!escaped) {
            position = end;
            return new Token(text.substring(start, end), false);
        }
        StringBuilder value = new StringBuilder();
        while (position < end) {
            value.append(character());
        }
        return new Token(value.toString(), false);
    }

    private static boolean endsWord(char c) {
        return c <= ';' && (c <= ' ' || c == ';' || c == '(' || c == ')' || c == '"');
    }

    /// One character, with `\DDD` and `\X` resolved.
    private char character() {
        char c = text.charAt(position++);
        if (c != '\\' || position >= text.length()) {
            return c;
        }
        int end = position;
        int value = 0;
        while (end < text.length() && end < position + 3 && isDigit(text.charAt(end))) {
            value = value * 10 + text.charAt(end++) - '0';
        }
        if (end == position + 3 && value < 256) {
            position = end;
            return (char) value;
        }
        return text.charAt(position++);
    }

    private void accept(List<Token> entry, boolean sameOwner) {
        String first = entry.getFirst().text;
        if (!sameOwner && first.startsWith("$")) {
            control(first.toUpperCase(Locale.ROOT), entry);
            return;
        }
        int next = 0;
        if (!sameOwner) {
            owner = name(first);
            next = 1;
        }
        long seconds = defaultSeconds;
        // RFC 1035 §5.1: [TTL] [class] or [class] [TTL].
        for (int i = 0; i < 2 && next < entry.size(); i++) {
            Optional<Long> ttl = seconds(entry.get(next).text);
            if (ttl.isPresent()) {
                seconds = ttl.get();
                next++;
            } else if (entry.get(next).text.equalsIgnoreCase("IN")) {
                next++;
            }
        }
        if (next >= entry.size()) {
            throw new IllegalArgumentException("no record type");
        }
        Optional<RecordType> type = type(entry.get(next).text);
        if (type.isPresent()) {
            sink.record(owner, type.get(), value(type.get(), entry.subList(next + 1, entry.size())), seconds);
        }
    }

    private void control(String directive, List<Token> entry) {
        if (entry.size() < 2) {
            throw new IllegalArgumentException(directive + " without a value");
        }
        String value = entry.get(1).text;
        switch (directive) {
            case "$ORIGIN" -> origin = name(value);
            case "$TTL" ->
                defaultSeconds = seconds(value).orElseThrow(() -> new IllegalArgumentException("$TTL " + value));
            default -> throw new IllegalArgumentException(directive + " is not supported");
        }
    }

    private static Optional<RecordType> type(String text) {
        for (RecordType type : TYPES) {
            if (type.name().equalsIgnoreCase(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private String value(RecordType type, List<Token> data) {
        int needed = type == RecordType.MX ? 2 : 1;
        if (data.size() < needed) {
            throw new IllegalArgumentException(type + " without its data");
        }
        String first = data.getFirst().text;
        return switch (type) {
            case A, AAAA -> address(first);
            case CNAME, NS, PTR -> name(first);
            case MX -> String.valueOf(Integer.parseInt(first)).concat(" ").concat(name(data.get(1).text));
            case SOA, TLSA -> joined(data, " ");
            case TXT -> joined(data, "");
        };
    }

    private static String address(String written) {
        Optional<IpAddress> address = IpAddress.parse(written);
        if (address.isEmpty()) {
            throw new IllegalArgumentException("no address: ".concat(written));
        }
        return address.get().toString();
    }

    private static String joined(List<Token> data, String between) {
        StringBuilder text = new StringBuilder();
        for (Token token : data) {
            text.append(text.isEmpty() ? "" : between).append(token.text);
        }
        return text.toString();
    }

    /// The full name that a written name stands for, in lower case, without the last dot.
    private String name(String written) {
        if (written.equals("@")) {
            return origin;
        }
        String canonical = DomainName.canonical(written);
        return written.endsWith(".") || origin.isEmpty()
                ? canonical
                : canonical.concat(".").concat(origin);
    }

    /// A time to live: seconds, or with the BIND units `w d h m s`.
    private static Optional<Long> seconds(String written) {
        if (written.isEmpty() || written.length() > 12 || !isDigit(written.charAt(0))) {
            return Optional.empty();
        }
        long total = 0;
        long number = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            int unit = "smhdw".indexOf(Character.toLowerCase(c));
            if (isDigit(c)) {
                number = number * 10 + c - '0';
            } else if (unit >= 0) {
                total += number * new long[] {1, 60, 3600, 86_400, 604_800}[unit];
                number = 0;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(total + number);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
