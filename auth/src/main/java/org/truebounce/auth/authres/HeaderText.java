package org.truebounce.auth.authres;

import java.util.ArrayList;
import java.util.List;

/// Cuts a structured header value into its tokens: words, quoted strings and marks; comments (RFC 5322 §3.2.2)
/// apart.
final class HeaderText {
    private static final int MAX_LENGTH = 65_536;
    private static final int MAX_TOKENS = 4096;
    private static final String MARKS = ";=/";

    enum Kind {
        WORD,
        QUOTED,
        MARK,
        COMMENT
    }

    /// @param text without quotes or parentheses
    /// @param spaced white space or a comment stands before it
    record Token(Kind kind, String text, boolean spaced) {
        boolean isMark(char mark) {
            return kind == Kind.MARK && text.charAt(0) == mark;
        }

        boolean isValue() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private boolean spaced;

    private HeaderText(String text) {
        this.text = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }

    /// The tokens of the first 64 Ki characters, 4096 at most.
    static List<Token> tokens(String text) {
        HeaderText reader = new HeaderText(text);
        while (reader.position < reader.text.length() && reader.tokens.size() < MAX_TOKENS) {
            reader.next();
        }
        return reader.tokens;
    }

    private void next() {
        char c = text.charAt(position);
        if (c <= ' ') {
            position++;
            spaced = true;
        } else if (c == '(') {
            add(Kind.COMMENT, comment());
            spaced = true;
        } else if (c == '"') {
            add(Kind.QUOTED, quoted());
        } else if (MARKS.indexOf(c) >= 0) {
            position++;
            add(Kind.MARK, String.valueOf(c));
        } else {
            add(Kind.WORD, word());
        }
    }

    private void add(Kind kind, String content) {
        tokens.add(new Token(kind, content, spaced));
        spaced = false;
    }

    private String word() {
        int start = position;
        while (position < text.length()
                && text.charAt(position) > ' '
                && "(\"".indexOf(text.charAt(position)) < 0
                && MARKS.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        StringBuilder content = new StringBuilder();
        position++;
        while (position < text.length() && text.charAt(position) != '"') {
            if (text.charAt(position) == '\\' && position + 1 < text.length()) {
                position++;
            }
            content.append(text.charAt(position++));
        }
        position++;
        return content.toString();
    }

    /// The text of a comment, the comments inside it included; one that does not end ends with the value.
    private String comment() {
        StringBuilder content = new StringBuilder();
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '\\' && position < text.length()) {
                content.append(text.charAt(position++));
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            if (depth > 1 || c != '(') {
                content.append(c);
            }
        }
        return content.toString();
    }
}
