package org.truebounce.auth.dkim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A list of `tag=value` pairs (RFC 6376 §3.2), the values without white space around them.
public final class TagList {
    private static final int MAX_TAGS = 100;
    private static final int MAX_LENGTH = 65_536;

    private final Map<String, String> tags;

    private TagList(Map<String, String> tags) {
        this.tags = tags;
    }

    /// Reads a tag list. Names are case-sensitive, a tag must not come twice, the last `;` may be left out.
    ///
    /// @throws DkimSyntaxException when it is malformed, longer than 64 Ki characters or has more than 100 tags
    public static TagList parse(String text) throws DkimSyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new DkimSyntaxException("tag list too long");
        }
        Map<String, String> tags = new LinkedHashMap<>();
        int start = 0;
        while (start < text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            String tag = strip(text, start, end);
            if (!tag.isEmpty()) {
                add(tags, tag);
            } else if (semicolon >= 0) {
                throw new DkimSyntaxException("empty tag");
            }
            start = end + 1;
        }
        return new TagList(tags);
    }

    private static void add(Map<String, String> tags, String tag) throws DkimSyntaxException {
        int equals = tag.indexOf('=');
        String name = equals < 0 ? "" : strip(tag, 0, equals);
        if (!isName(name)) {
            throw new DkimSyntaxException("malformed tag");
        }
        // RFC 6376 §3.2: tags with duplicate names make the whole list invalid.
        if (tags.put(name, strip(tag, equals + 1, tag.length())) != null) {
            throw new DkimSyntaxException("tag " + name + "= twice");
        }
        if (tags.size() > MAX_TAGS) {
            throw new DkimSyntaxException("too many tags");
        }
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = (c >= '0' && c <= '9') || c == '_';
            if (!letter && (i == 0 || !digit)) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= 64;
    }

    private static String strip(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /// A value without any white space: for base64 and lists.
    static String compact(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (!isSpace(value.charAt(i))) {
                text.append(value.charAt(i));
            }
        }
        return text.toString();
    }

    /// The value of a tag.
    public Optional<String> get(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /// The value of a tag, or what stands for it when it is missing.
    public String get(String name, String otherwise) {
        return tags.getOrDefault(name, otherwise);
    }

    /// The value of a tag without any white space in it, which must be there and not be empty.
    ///
    /// @throws DkimSyntaxException when it is missing or empty
    public String required(String name) throws DkimSyntaxException {
        String value = compact(get(name, ""));
        if (value.isEmpty()) {
            throw new DkimSyntaxException("no " + name + "= tag");
        }
        return value;
    }

    /// The name of the first tag; empty when there is none.
    public String first() {
        return tags.isEmpty() ? "" : tags.keySet().iterator().next();
    }
}
