package org.truebounce.remedies.anonymize;

import java.util.Locale;
import java.util.Optional;
import org.truebounce.evidence.BaitWords;
import org.truebounce.remedies.anonymize.Replacement.Kind;

/// Finds in a stretch of text what is private and writes pseudonyms over it, word by word.
final class TextRewriter {
    private static final int SHORTEST_BLOB = 20;
    private static final int SHORTEST_NUMBER = 5;
    private static final int SHORTEST_PHONE = 8;
    private static final int LONGEST_QUOTED = 130;

    private final Rules rules;
    private final Pseudonyms pseudonyms;
    private final Kept kept;
    private final String text;
    private final boolean html;
    private final Edits edits = new Edits();
    private Depth depth;

    private TextRewriter(Rules rules, String text, Depth depth, boolean html) {
        this.rules = rules;
        this.pseudonyms = rules.pseudonyms();
        this.kept = pseudonyms.kept();
        this.text = text;
        this.depth = depth;
        this.html = html;
    }

    /// The edits of a stretch of plain text.
    static Edits rewrite(Rules rules, String text, int from, int to, Depth depth) {
        return new TextRewriter(rules, text, depth, false).stretch(from, to);
    }

    /// The edits of a stretch of text in which `&name;` stands for characters.
    static Edits rewriteHtml(Rules rules, String text, int from, int to, Depth depth) {
        return new TextRewriter(rules, text, depth, true).stretch(from, to);
    }

    private Edits stretch(int from, int to) {
        Depth given = depth;
        int at = from;
        while (at < to) {
            int quoted = given == Depth.UNKNOWN_WORDS ? Math.min(to, rules.quoted(text, at)) : to;
            chunks(at, quoted);
            int end = Math.min(to, quoted + rules.subject().length());
            if (quoted < to) {
                depth = Depth.ALL_WORDS;
                chunks(quoted, end);
                depth = given;
            }
            at = Math.max(end, at + 1);
        }
        return edits;
    }

    private void chunks(int from, int to) {
        int at = from;
        while (at < to) {
            int special = text.charAt(at) == '"' ? quotedLocal(at, to) : phone(at, to);
            if (special > at) {
                at = special;
                continue;
            }
            int after = skip(at, to);
            if (after > at) {
                at = after;
                continue;
            }
            int end = at;
            while (end < to && skip(end, to) == end) {
                end++;
            }
            chunk(at, end);
            at = end;
        }
    }

    /// Rewrites the quoted local part that begins at an index; returns where its `@` stands, or the index where none
    /// begins. RFC 5321 §4.1.2
    private int quotedLocal(int at, int to) {
        int close = at + 1;
        while (close < to && close < at + LONGEST_QUOTED && text.charAt(close) != '"' && text.charAt(close) != '\n') {
            close++;
        }
        if (close + 1 >= to || text.charAt(close) != '"' || text.charAt(close + 1) != '@' || close == at + 1) {
            return at;
        }
        String host = text.substring(close + 2, domainEnd(close + 2, to));
        replace(at + 1, close, rules.addresses().local(text.substring(at + 1, close), host));
        return close + 1;
    }

    /// Rewrites the telephone number that begins at an index, with `+` or `0` in front; returns where it ends.
    private int phone(int at, int to) {
        char first = text.charAt(at);
        boolean begins = (first == '+' || first == '0')
                && (at == 0 || (!Letters.isInRun(text.charAt(at - 1)) && "-.:=/+".indexOf(text.charAt(at - 1)) < 0));
        int digits = 0;
        int last = at;
        for (int i = at; begins && i < to && i < at + LONGEST_QUOTED; i++) {
            char c = text.charAt(i);
            digits += Letters.isDigit(c) ? 1 : 0;
            last = Letters.isDigit(c) ? i + 1 : last;
            if (!Letters.isDigit(c) && (i > at || c != '+') && " -/()".indexOf(c) < 0) {
                break;
            }
        }
        boolean ends = last == to || (!Letters.isInRun(text.charAt(last)) && "@:_".indexOf(text.charAt(last)) < 0);
        if (depth == Depth.MARKS || digits < SHORTEST_PHONE || !ends) {
            return at;
        }
        note(Kind.ID, at, last, pseudonyms.id(text.substring(at, last)));
        return last;
    }

    /// Where what parts chunks ends, if any stands at an index.
    private int skip(int at, int to) {
        char c = text.charAt(at);
        if (html && c == '&') {
            int end = at + 1;
            while (end < to && end < at + 12 && (Letters.isInRun(text.charAt(end)) || text.charAt(end) == '#')) {
                end++;
            }
            return end < to && end > at + 1 && text.charAt(end) == ';' ? end + 1 : at;
        }
        boolean breaks = c < 0x80 ? c <= ' ' || "<>()[]{}\",;|\\".indexOf(c) >= 0 : !Letters.isInRun(c);
        return breaks ? at + 1 : at;
    }

    private void chunk(int start, int end) {
        int scheme = text.substring(start, end).indexOf("://") + start;
        if (scheme > start) {
            int from = scheme;
            while (from > start && Letters.isAsciiLetter(text.charAt(from - 1))) {
                from--;
            }
            addresses(start, from);
            url(scheme + 3, end);
        } else {
            addresses(start, end);
        }
    }

    // RFC 3986 §3.2
    private void url(int start, int end) {
        int authority = start;
        while (authority < end && "/?#".indexOf(text.charAt(authority)) < 0) {
            authority++;
        }
        addresses(start, authority);
        String host = text.substring(start, authority).toLowerCase(Locale.ROOT);
        Depth given = depth;
        boolean known = kept.isProviderHost(host);
        depth = known && depth == Depth.UNKNOWN_WORDS ? Depth.MARKS : depth;
        addresses(authority, end);
        depth = given;
    }

    /// Addresses in a chunk, also with `%40` for the `@`, and all else between them.
    private void addresses(int start, int end) {
        int done = start;
        for (int at = start; at < end; at++) {
            int length = text.charAt(at) == '@' ? 1 : text.startsWith("%40", at) && at + 3 <= end ? 3 : 0;
            int local = length == 0 ? at : localStart(done, at);
            int domain = length == 0 ? at : domainEnd(at + length, end);
            // a domain alone, as `header.i=@example.net`, has a dot: `@name` is none
            if (length == 0 || (local == at && text.substring(at, domain).indexOf('.') < 0)) {
                continue;
            }
            plain(done, local);
            String host = text.substring(at + length, domain);
            if (local < at) {
                replace(local, at, rules.addresses().local(text.substring(local, at), host));
            }
            if (!host.isEmpty()) {
                replace(
                        at + length,
                        domain,
                        rules.networks()
                                .address(host)
                                .orElseGet(() -> rules.hosts().host(host)));
            }
            done = domain;
            at = Math.max(at + length - 1, domain - 1);
        }
        plain(done, end);
    }

    // RFC 5321 §4.1.2 Dot-string, RFC 6531 §3.3
    private int localStart(int from, int at) {
        int start = at;
        while (start > from
                && (Letters.isInRun(text.charAt(start - 1))
                        || "!#$%&'*+-=?^_`{|}~.".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        while (start < at && !Letters.isInRun(text.charAt(start)) && text.charAt(start) != '=') {
            start++;
        }
        int equals = at;
        while (equals > start && text.charAt(equals - 1) != '=') {
            equals--;
        }
        return equals > start && announces(start, equals - 1) ? equals : start;
    }

    /// Whether what stands before a `=` is the name of what follows: `smtp.mailfrom=`, `rcpt=`.
    private boolean announces(int start, int end) {
        int at = start;
        boolean tag = false;
        while (at < end) {
            int run = Letters.runEnd(text, at);
            String word = text.substring(at, Math.max(run, at)).toLowerCase(Locale.ROOT);
            if (run > at && !kept.isKey(word)) {
                return false;
            }
            tag |= word.equals("prvs") || word.startsWith("srs") || word.equals("caf") || word.startsWith("bounce");
            at = Math.max(run, at + 1);
        }
        return !tag;
    }

    private int domainEnd(int from, int to) {
        int end = from;
        while (end < to && (Letters.isInRun(text.charAt(end)) || ".-_".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        while (end > from && !Letters.isInRun(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// A stretch without an address: a network address, a host name, a blob, or words.
    private void plain(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && !Letters.isInRun(text.charAt(start)) && text.charAt(start) != ':') {
            start++;
        }
        while (end > start && !Letters.isInRun(text.charAt(end - 1)) && text.charAt(end - 1) != '=') {
            end--;
        }
        if (start >= end || whole(start, end)) {
            return;
        }
        int at = start;
        for (int i = start; i <= end; i++) {
            boolean coded = i < end && isCoded(i, end);
            if (i == end || coded || "=/#&?*~!'".indexOf(text.charAt(i)) >= 0) {
                colons(at, i);
                at = i + (coded ? 3 : 1);
                i = at - 1;
            }
        }
    }

    private void colons(int from, int to) {
        if (from >= to || whole(from, to)) {
            return;
        }
        int at = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == ':' || text.charAt(i) == '_') {
                if (i > at && !whole(at, i)) {
                    runs(at, i);
                }
                at = i + 1;
            }
        }
    }

    /// Whether a stretch is one thing, which is then replaced as one.
    private boolean whole(int from, int to) {
        int start = to - from > 5 && text.regionMatches(true, from, "IPv6:", 0, 5) ? from + 5 : from;
        int end = to;
        while (end > start && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        String chunk = text.substring(start, end);
        Optional<String> address = rules.networks().address(chunk);
        if (address.isPresent()) {
            note(Kind.NETWORK_ADDRESS, start, end, address.get());
            return true;
        }
        Optional<String> local = rules.addresses().known(chunk);
        if (local.isPresent()) {
            replace(start, end, local.get());
            return true;
        }
        if (rules.hosts().isHost(chunk)) {
            replace(start, end, rules.hosts().host(chunk));
            return true;
        }
        if (isBlob(chunk)) {
            note(Kind.ID, start, end, pseudonyms.id(chunk));
            return true;
        }
        return isConstant(chunk);
    }

    /// Whether a chunk is a name in capitals, as of a cipher or a test of a filter.
    private boolean isConstant(String chunk) {
        if (chunk.indexOf('_') <= 0) {
            return false;
        }
        for (int i = 0; i < chunk.length(); i++) {
            char c = chunk.charAt(i);
            if (c != '_' && !Letters.isDigit(c) && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        for (String word : chunk.toLowerCase(Locale.ROOT).split("_")) {
            if (pseudonyms.isName(word) || rules.addresses().known(word).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private boolean isBlob(String chunk) {
        int digits = 0;
        int upper = 0;
        int lower = 0;
        for (int i = 0; i < chunk.length(); i++) {
            char c = chunk.charAt(i);
            digits += Letters.isDigit(c) ? 1 : 0;
            upper += c >= 'A' && c <= 'Z' ? 1 : 0;
            lower += c >= 'a' && c <= 'z' ? 1 : 0;
            if (c >= 0x80 || (!Letters.isInRun(c) && "+/=_-".indexOf(c) < 0)) {
                return false;
            }
        }
        boolean mixed = chunk.length() >= SHORTEST_BLOB && digits > 1 && upper > 1 && lower > 1;
        return mixed && !isOfWords(chunk);
    }

    private boolean isOfWords(String chunk) {
        for (String run : chunk.split("[^A-Za-z0-9]+")) {
            boolean number = run.chars().allMatch(Character::isDigit);
            if (!number && !kept.isWord(run.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private void runs(int from, int to) {
        int at = from;
        while (at < to) {
            int end = quadEnd(at, to);
            if (end > at) {
                whole(at, end);
                at = end;
                continue;
            }
            end = Math.min(to, Letters.runEnd(text, at));
            if (end > at) {
                run(at, end);
            }
            at = Math.max(end, at + 1);
        }
    }

    /// Whether a coded character stands at an index. RFC 3986 §2.1
    private boolean isCoded(int at, int to) {
        return text.charAt(at) == '%'
                && at + 3 <= to
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    /// Where the four numbers with dots that begin at an index end.
    private int quadEnd(int at, int to) {
        if (!Letters.isDigit(text.charAt(at))
                || (at > 0 && (text.charAt(at - 1) == '.' || Letters.isInRun(text.charAt(at - 1))))) {
            return at;
        }
        int end = at;
        int dots = 0;
        while (end < to && end < at + 16 && (Letters.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            dots += text.charAt(end) == '.' ? 1 : 0;
            end++;
        }
        return dots == 3 && rules.networks().address(text.substring(at, end)).isPresent() ? end : at;
    }

    private void run(int start, int end) {
        String run = text.substring(start, end);
        if (run.length() == 1) {
            return;
        }
        if (depth == Depth.MARKS) {
            rules.addresses().known(run).ifPresent(local -> replace(start, end, local));
            return;
        }
        if (Letters.isUnparted(run.charAt(0))) {
            replace(start, end, pseudonyms.unparted(run, depth == Depth.ALL_WORDS));
            return;
        }
        String lower = run.toLowerCase(Locale.ROOT);
        boolean digits = lower.chars().allMatch(c -> Letters.isDigit((char) c));
        boolean mixed = !digits && lower.chars().anyMatch(c -> Letters.isDigit((char) c));
        if (digits) {
            if (run.length() >= SHORTEST_NUMBER || (depth == Depth.ALL_WORDS && run.length() > 2)) {
                note(Kind.ID, start, end, pseudonyms.id(run));
            }
        } else if (mixed) {
            if (run.length() >= SHORTEST_NUMBER && !kept.isWord(lower)) {
                note(Kind.ID, start, end, pseudonyms.token(run));
            }
        } else if (depth == Depth.ALL_WORDS || !kept.isWord(lower) || isNameHere(run, lower)) {
            word(start, end, run);
        }
    }

    private void word(int start, int end, String run) {
        if (!masked(run)) {
            note(Kind.WORD, start, end, pseudonyms.word(run));
        } else if (depth == Depth.ALL_WORDS
                || !kept.isWord(BaitWords.unmasked(run).toLowerCase(Locale.ROOT))) {
            note(Kind.WORD, start, end, disguised(run));
        }
    }

    private boolean isNameHere(String run, String lower) {
        return Character.isUpperCase(run.charAt(0)) && pseudonyms.isName(lower);
    }

    /// Whether letters of other scripts stand among Latin ones, as bait hides its words.
    private static boolean masked(String run) {
        boolean latin = false;
        boolean other = false;
        for (int i = 0; i < run.length(); i++) {
            boolean isLatin = Character.UnicodeScript.of(run.charAt(i)) == Character.UnicodeScript.LATIN;
            latin |= isLatin;
            other |= !isLatin && (Character.isLetter(run.charAt(i)) || Letters.isInvisible(run.charAt(i)));
        }
        return latin && other;
    }

    /// A disguised word stays one: its foreign letters stay.
    private String disguised(String run) {
        StringBuilder word = new StringBuilder(run);
        String latin = pseudonyms.word(run.replaceAll("[^A-Za-z]", "x"));
        for (int i = 0; i < run.length(); i++) {
            if (Letters.isAsciiLetter(run.charAt(i))) {
                word.setCharAt(i, latin.charAt(i));
            }
        }
        return word.toString();
    }

    private void note(Kind kind, int start, int end, String replacement) {
        pseudonyms.note(kind, text.substring(start, end), replacement);
        replace(start, end, replacement);
    }

    private void replace(int start, int end, String replacement) {
        if (!text.regionMatches(start, replacement, 0, end - start) || replacement.length() != end - start) {
            edits.add(start, end, replacement);
        }
    }
}
