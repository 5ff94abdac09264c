package org.truebounce.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a reader sees of an HTML text, and what that text would have him open, from one pass over its tags.
///
/// Nothing is rendered and nothing fetched. Tags that are not closed, nested wrongly or broken off do no harm.
public final class Html {
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("bull", "•"),
            Map.entry("middot", "·"),
            Map.entry("hellip", "…"),
            Map.entry("copy", "©"),
            Map.entry("reg", "®"),
            Map.entry("trade", "™"),
            Map.entry("euro", "€"),
            Map.entry("laquo", "«"),
            Map.entry("raquo", "»"),
            Map.entry("auml", "ä"),
            Map.entry("ouml", "ö"),
            Map.entry("uuml", "ü"),
            Map.entry("Auml", "Ä"),
            Map.entry("Ouml", "Ö"),
            Map.entry("Uuml", "Ü"),
            Map.entry("szlig", "ß"),
            Map.entry("eacute", "é"),
            Map.entry("egrave", "è"),
            Map.entry("ecirc", "ê"),
            Map.entry("agrave", "à"),
            Map.entry("aacute", "á"),
            Map.entry("acirc", "â"),
            Map.entry("atilde", "ã"),
            Map.entry("ccedil", "ç"),
            Map.entry("iacute", "í"),
            Map.entry("icirc", "î"),
            Map.entry("ntilde", "ñ"),
            Map.entry("oacute", "ó"),
            Map.entry("ocirc", "ô"),
            Map.entry("otilde", "õ"),
            Map.entry("uacute", "ú"),
            Map.entry("ugrave", "ù"),
            Map.entry("zwnj", ""),
            Map.entry("zwj", ""),
            Map.entry("shy", ""));

    private static final int LONGEST_ENTITY = 10;
    private static final int MOST_LINKS = 500;

    private final String html;
    private final StringBuilder text;
    private final List<Link> links = new ArrayList<>();
    private String openTarget = "";
    private boolean openButton;
    private int openText;
    private boolean form;
    private boolean script;
    private boolean image;

    private Html(String html) {
        this.html = html;
        this.text = new StringBuilder(html.length() / 2);
    }

    public static Html read(String html) {
        Html reader = new Html(html);
        reader.scan();
        reader.closeLink();
        return reader;
    }

    /// The visible text, a line for each block of the page.
    public String text() {
        return text.toString();
    }

    public List<Link> links() {
        return links;
    }

    /// Whether the page asks for input.
    public boolean hasForm() {
        return form;
    }

    public boolean hasScript() {
        return script;
    }

    public boolean hasImage() {
        return image;
    }

    private void scan() {
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                at = tag(at);
            } else if (c == '&') {
                at = entity(at);
            } else {
                append(c);
                at++;
            }
        }
    }

    /// Runs of white space show as one blank.
    private void append(char c) {
        boolean blank = c <= ' ' || c == '\u00a0';
        if (!blank) {
            text.append(c);
        } else if (!text.isEmpty() && text.charAt(text.length() - 1) > ' ') {
            text.append(' ');
        }
    }

    private void breakLine() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        if (end > 0 && text.charAt(end - 1) != '\n') {
            text.append('\n');
        }
    }

    private int entity(int at) {
        Optional<String> meant = entityAt(html, at);
        meant.orElse("&").chars().forEach(c -> append((char) c));
        return meant.isPresent() ? html.indexOf(';', at) + 1 : at + 1;
    }

    /// What the character reference that begins at an ampersand stands for.
    private static Optional<String> entityAt(String html, int at) {
        int end = html.indexOf(';', at, Math.min(html.length(), at + LONGEST_ENTITY + 1));
        if (end < 0) {
            return Optional.empty();
        }
        String name = html.substring(at + 1, end);
        return name.startsWith("#")
                ? Optional.of(numbered(name.substring(1)))
                : Optional.ofNullable(ENTITIES.get(name));
    }

    /// A text with its character references read.
    private static String decoded(String written) {
        StringBuilder plain = new StringBuilder(written.length());
        int at = 0;
        while (at < written.length()) {
            Optional<String> meant = written.charAt(at) == '&' ? entityAt(written, at) : Optional.empty();
            plain.append(meant.orElse(String.valueOf(written.charAt(at))));
            at = meant.isPresent() ? written.indexOf(';', at) + 1 : at + 1;
        }
        return plain.toString();
    }

    private static String numbered(String number) {
        boolean hex = number.startsWith("x") || number.startsWith("X");
        try {
            int point = Integer.parseInt(hex ? number.substring(1) : number, hex ? 16 : 10);
            return Character.isValidCodePoint(point) ? Character.toString(point) : "";
        } catch (NumberFormatException unreadable) {
            return "";
        }
    }

    /// Reads the tag at `open`; returns where the text goes on.
    private int tag(int open) {
        if (html.startsWith("<!--", open)) {
            int end = html.indexOf("-->", open + 4);
            return end < 0 ? html.length() : end + 3;
        }
        int nameStart = open + (html.startsWith("</", open) ? 2 : 1);
        if (!isLetter(nameStart)) {
            return noTag(open, nameStart);
        }
        int end = tagEnd(open);
        int nameEnd = nameStart;
        while (nameEnd < end && Character.isLetterOrDigit(html.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        if (nameStart == open + 2) {
            close(name);
            return end + 1;
        }
        return opened(name, nameEnd, end);
    }

    private boolean isLetter(int at) {
        char c = at < html.length() ? html.charAt(at) : ' ';
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// What begins like a tag without a name: a declaration or instruction is passed over, all else is text.
    private int noTag(int open, int nameStart) {
        boolean closing = nameStart == open + 2 && nameStart < html.length();
        boolean declaration = html.startsWith("!", nameStart) || html.startsWith("?", nameStart);
        if (!closing && !declaration) {
            append('<');
            return open + 1;
        }
        int end = html.indexOf('>', nameStart);
        return end < 0 ? html.length() : end + 1;
    }

    /// Where the `>` of the tag stands, past quoted attribute values; the end of the text where there is none.
    private int tagEnd(int open) {
        int at = open + 1;
        char quote = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (quote == 0 && c == '>') {
                return at;
            }
            if (quote == 0 && (c == '"' || c == '\'') && html.charAt(at - 1) == '=') {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            at++;
        }
        int plain = html.indexOf('>', open);
        return plain < 0 ? html.length() - 1 : plain;
    }

    private int opened(String name, int from, int end) {
        switch (name) {
            case "script" -> script = true;
            case "form", "input" -> form = true;
            case "img" -> image = true;
            case "a", "area" -> openLink(from, end);
            default -> {}
        }
        if (name.equals("script") || name.equals("style") || name.equals("title")) {
            return afterClosing(name, end);
        }
        if (isBlock(name)) {
            breakLine();
        } else if (name.equals("td") || name.equals("th")) {
            append(' ');
        }
        return end + 1;
    }

    private int afterClosing(String name, int from) {
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
            if (html.regionMatches(true, at + 2, name, 0, name.length())) {
                int end = html.indexOf('>', at);
                return end < 0 ? html.length() : end + 1;
            }
        }
        return html.length();
    }

    private void close(String name) {
        if (name.equals("a")) {
            closeLink();
        } else if (name.equals("th")) {
            text.append(':'); // a row's heading and its cell read as `Recipient: kim@example.net`
        }
        if (isBlock(name)) {
            breakLine();
        }
    }

    private static boolean isBlock(String name) {
        return switch (name) {
            case "br",
                    "p",
                    "div",
                    "tr",
                    "table",
                    "li",
                    "ul",
                    "ol",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "pre",
                    "hr",
                    "blockquote",
                    "section",
                    "article",
                    "header",
                    "footer",
                    "center",
                    "dt",
                    "dd",
                    "body" -> true;
            default -> false;
        };
    }

    private void openLink(int from, int end) {
        closeLink();
        openTarget = decoded(attribute("href", from, end));
        String looks = html.substring(from, end).toLowerCase(Locale.ROOT);
        openButton = looks.contains("background") || looks.contains("button") || looks.contains("btn");
        openText = text.length();
    }

    private void closeLink() {
        boolean hidden = openTarget.regionMatches(true, 0, "mailto:", 0, 7)
                && text.indexOf("@", Math.min(openText, text.length())) < 0;
        if (hidden) {
            int query = openTarget.indexOf('?');
            text.append(" <")
                    .append(openTarget, 7, query < 7 ? openTarget.length() : query)
                    .append('>');
        }
        if (!openTarget.isEmpty() && links.size() < MOST_LINKS) {
            links.add(new Link(
                    openTarget,
                    text.substring(Math.min(openText, text.length())).strip(),
                    openButton));
        }
        openTarget = "";
    }

    private String attribute(String name, int from, int end) {
        for (int at = indexOfName(name, from, end); at >= 0; at = indexOfName(name, at + 1, end)) {
            int equals = at + name.length();
            while (equals < end && html.charAt(equals) <= ' ') {
                equals++;
            }
            if (equals < end && html.charAt(equals) == '=' && html.charAt(at - 1) <= ' ') {
                return attributeValue(equals + 1, end);
            }
        }
        return "";
    }

    private int indexOfName(String name, int from, int end) {
        for (int at = from; at + name.length() < end; at++) {
            if (html.regionMatches(true, at, name, 0, name.length())) {
                return at;
            }
        }
        return -1;
    }

    private String attributeValue(int from, int end) {
        int start = from;
        while (start < end && html.charAt(start) <= ' ') {
            start++;
        }
        char quote = start < end ? html.charAt(start) : ' ';
        if (quote == '"' || quote == '\'') {
            int close = html.indexOf(quote, start + 1);
            return html.substring(start + 1, close < 0 || close > end ? end : close)
                    .strip();
        }
        int close = start;
        while (close < end && html.charAt(close) > ' ') {
            close++;
        }
        return html.substring(start, close);
    }
}
