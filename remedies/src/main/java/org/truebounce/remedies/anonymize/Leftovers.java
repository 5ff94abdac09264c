package org.truebounce.remedies.anonymize;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.truebounce.mail.HeaderField;
import org.truebounce.mail.Message;
import org.truebounce.mail.Part;

/// Looks through an anonymised message, also in its decoded parts, for what was private in the original.
final class Leftovers {
    private static final int SHORTEST_NAME = 4;
    private static final int MOST_TEXT = 8 << 20;

    private final Set<String> names = new HashSet<>();
    private final Set<String> given = new HashSet<>();
    private final BitSet lengths = new BitSet();
    private final Pseudonyms pseudonyms;
    private final boolean alsoProviders;

    Leftovers(List<Replacement> replacements, Pseudonyms pseudonyms, boolean alsoProviders) {
        this.alsoProviders = alsoProviders;
        this.pseudonyms = pseudonyms;
        for (Replacement replacement : replacements) {
            String lower = replacement.original().toLowerCase(Locale.ROOT);
            given.add(replacement.given().toLowerCase(Locale.ROOT));
            switch (replacement.kind()) {
                case ADDRESS, DOMAIN, HOST, NETWORK_ADDRESS, LOCAL_PART -> names.add(lower);
                case ID, SIGNATURE, FILE, WORD -> {}
            }
        }
        names.removeIf(name -> given.contains(name) || isPublic(name));
        names.forEach(name -> lengths.set(name.length()));
    }

    /// Whether a name is too short or too common to tell anything by itself.
    private boolean isPublic(String name) {
        boolean provider =
                !alsoProviders && name.indexOf('@') < 0 && pseudonyms.kept().isProvider(name);
        if (provider || name.length() < SHORTEST_NAME || name.endsWith("@")) {
            return true;
        }
        for (String piece : name.split("[^\\p{L}\\p{N}]+")) {
            boolean common = piece.length() < SHORTEST_NAME
                    || pseudonyms.kept().isWord(piece)
                    || pseudonyms.kept().isLabel(piece);
            if (!common) {
                return false;
            }
        }
        return name.indexOf('@') < 0 && name.indexOf('.') < 0;
    }

    /// The names that stand in the message still.
    List<String> in(byte[] message) {
        Set<String> found = new LinkedHashSet<>();
        search(new String(message, StandardCharsets.ISO_8859_1), found);
        search(new String(message, StandardCharsets.UTF_8), found);
        part(Message.parse(message).root(), found);
        return new ArrayList<>(found);
    }

    private void part(Part part, Set<String> found) {
        for (HeaderField field : part.headers().fields()) {
            part.headers().text(field.name()).ifPresent(value -> search(value, found));
        }
        if (part.children().isEmpty()) {
            search(part.text(), found);
        }
        part.children().forEach(child -> part(child, found));
    }

    /// Every run of characters that addresses and host names are made of is looked up, and each of its ends behind
    /// a mark.
    private void search(String whole, Set<String> found) {
        String text = whole.substring(0, Math.min(whole.length(), MOST_TEXT)).toLowerCase(Locale.ROOT);
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isInName(text.charAt(end))) {
                end++;
            }
            boolean field = end > at && text.charAt(end - 1) == ':' && (at == 0 || text.charAt(at - 1) == '\n');
            if (end > at && !field) { // the names of fields stay
                name(text.substring(at, end), found);
            }
            at = Math.max(end, at + 1);
        }
    }

    private static boolean isInName(char c) {
        return Letters.isInRun(c) || "@.-_+=:%".indexOf(c) >= 0;
    }

    private void name(String run, Set<String> found) {
        for (int from = 0; from < run.length(); from++) {
            if (from > 0 && Letters.isInRun(run.charAt(from - 1))) {
                continue;
            }
            int most = Math.min(run.length() - from, lengths.length());
            for (int length = lengths.nextSetBit(0);
                    length >= 0 && length <= most;
                    length = lengths.nextSetBit(length + 1)) {
                int to = from + length;
                boolean border = to == run.length() || !Letters.isInRun(run.charAt(to));
                if (border && names.contains(run.substring(from, to)) && !isInReserved(run, from)) {
                    found.add(run.substring(from, to));
                }
            }
        }
    }

    /// Whether a name is a label of a host name that is kept for documents.
    private static boolean isInReserved(String run, int from) {
        int end = from;
        while (end < run.length()
                && (Letters.isInRun(run.charAt(end)) || run.charAt(end) == '-' || run.charAt(end) == '.')) {
            end++;
        }
        String host = run.substring(from, end);
        return (end == run.length() || run.charAt(end) != '@') && host.length() < 254 && Hosts.isReserved(host);
    }
}
