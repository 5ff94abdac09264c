package org.truebounce.language;

/// A sentence with gaps. `{name}` stands for a value; what stands in `[...]` is left out where a value in it is
/// missing.
///
/// @param text the sentence as its file has it
public record Sentence(String text) {
    /// The sentence with its gaps filled. A value is inserted as it is: braces in it are no gaps.
    ///
    /// @param values names and values in turn; an empty value is a missing one
    public String with(String... values) {
        if (text.indexOf('{') < 0 && text.indexOf('[') < 0) {
            return text;
        }
        StringBuilder said = new StringBuilder(text.length() + 64);
        int optional = 0;
        boolean missing = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '{' && c != '[' && c != ']') {
                continue;
            }
            said.append(text, from, at);
            switch (c) {
                case '{' -> {
                    int end = text.indexOf('}', at);
                    String value = value(text.substring(at + 1, end), values);
                    missing |= value.isEmpty();
                    said.append(value);
                    at = end;
                }
                case '[' -> {
                    optional = said.length();
                    missing = false;
                }
                default -> said.setLength(missing ? optional : said.length());
            }
            from = at + 1;
        }
        return said.append(text, from, text.length()).toString();
    }

    private String value(String name, String... values) {
        for (int i = 0; i < values.length; i += 2) {
            if (values[i].equals(name)) {
                return values[i + 1];
            }
        }
        throw new IllegalStateException("nothing fills {" + name + "}: " + text);
    }
}
