package org.truebounce.remedies.anonymize;

import java.util.Locale;
import java.util.Set;

/// Rewrites what a page shows and what its attributes say; its tags and styles stay.
final class HtmlRewriter {
    /// Attributes whose values are words for readers, or lead somewhere.
    private static final Set<String> SPEAKING =
            Set.of("alt", "title", "content", "value", "placeholder", "summary", "aria-label", "label", "name", "id");

    private static final Set<String> LEADING =
            Set.of("href", "src", "action", "background", "data", "cite", "longdesc", "poster", "srcset");

    private final Rules rules;
    private final String text;
    private final Depth depth;
    private final Edits edits = new Edits();
    private String silent = "";

    private HtmlRewriter(Rules rules, String text, Depth depth) {
        this.rules = rules;
        this.text = text;
        this.depth = depth;
    }

    static Edits rewrite(Rules rules, String text, Depth depth) {
        HtmlRewriter page = new HtmlRewriter(rules, text, depth);
        page.all();
        return page.edits;
    }

    private void all() {
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('<', at);
            int end = open < 0 ? text.length() : open;
            shown(at, end);
            at = open < 0 ? text.length() : tag(open);
        }
    }

    private void shown(int from, int to) {
        Depth here = silent.isEmpty() ? depth : Depth.MARKS;
        edits.addAll(TextRewriter.rewriteHtml(rules, text, from, to, here), 0);
    }

    /// Rewrites the tag or comment that begins at an index; returns where it ends.
    private int tag(int open) {
        if (text.startsWith("<!--", open)) {
            int close = text.indexOf("-->", open + 4);
            int end = close < 0 ? text.length() : close;
            shown(open + 4, end);
            return Math.min(text.length(), end + 3);
        }
        int name = open + 1;
        boolean closing = name < text.length() && text.charAt(name) == '/';
        name += closing ? 1 : 0;
        int at = name;
        while (at < text.length() && (Letters.isInRun(text.charAt(at)) || "!?:-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String element = text.substring(name, at).toLowerCase(Locale.ROOT);
        if (at == name) {
            return open + 1; // no tag
        }
        if (element.equals("style") || element.equals("script")) {
            silent = closing ? "" : element;
        }
        return attributes(at);
    }

    private int attributes(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '>') {
            int start = at;
            while (at < text.length() && text.charAt(at) > ' ' && "=>\"'".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String name = text.substring(start, at).toLowerCase(Locale.ROOT);
            if (name.indexOf('.') >= 0 || name.indexOf('@') >= 0) { // a value whose quotes are lost
                edits.addAll(TextRewriter.rewriteHtml(rules, text, start, at, depth), 0);
            }
            int equals = blanks(at);
            if (equals < text.length() && text.charAt(equals) == '=' && at > start) {
                at = value(name, blanks(equals + 1));
            } else {
                at = at == start ? at + 1 : at;
            }
        }
        return Math.min(text.length(), at + 1);
    }

    private int blanks(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private int value(String name, int from) {
        if (from >= text.length()) {
            return from;
        }
        char quote = text.charAt(from);
        boolean quoted = quote == '"' || quote == '\'';
        int start = quoted ? from + 1 : from;
        int end = quoted ? text.indexOf(quote, start) : start;
        while (!quoted && end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '>') {
            end++;
        }
        end = end < 0 ? text.length() : end;
        Depth here = SPEAKING.contains(name) || LEADING.contains(name) ? depth : Depth.MARKS;
        edits.addAll(TextRewriter.rewriteHtml(rules, text, start, end, here), 0);
        return quoted ? Math.min(text.length(), end + 1) : end;
    }
}
