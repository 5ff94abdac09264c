package org.truebounce.auth.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One tag of a DMARC record (RFC 9989 §4.7) as it stands there.
///
/// @param name in lower case; empty for a piece without a `=`
/// @param value without white space around it; the whole piece where there is no name
/// @param position where in the record it begins, counted from 0
/// @param twice a tag of the same name comes before it
public record DmarcTag(String name, String value, int position, boolean twice) {
    private static final int MAX_TAGS = 100;
    private static final Set<String> HISTORIC = Set.of("pct", "rf", "ri");
    private static final Predicate<String> POLICY = matching("none|quarantine|reject");
    private static final Predicate<String> ALIGNMENT = matching("r|s");
    private static final Predicate<String> FAILURE_OPTION = matching("[01ds]");
    private static final Predicate<String> ADDRESS = matching("[a-z][a-z0-9+.-]*:\\S+");

    /// What is wrong with a tag.
    public enum Fault {
        NONE,
        /// There is no `=`.
        MALFORMED,
        /// A tag of this name came before: this one is not read.
        TWICE,
        /// The value is none that the tag may have: receivers act as if the tag were missing.
        BAD_VALUE,
        /// A policy that is none: receivers act as if the whole record said `p=none` (RFC 9989 §4.10.1).
        BAD_POLICY,
        /// No receiver that follows RFC 9989 reads it any more (`pct`, `rf`, `ri`).
        HISTORIC,
        /// Nobody knows it.
        UNKNOWN
    }

    /// The tags of a record behind its version.
    public static List<DmarcTag> all(String record) {
        List<DmarcTag> tags = new ArrayList<>();
        int at = record.indexOf(';') + 1;
        while (at > 0 && at < record.length() && tags.size() < MAX_TAGS) {
            int semicolon = record.indexOf(';', at);
            int end = semicolon < 0 ? record.length() : semicolon;
            int begin = at;
            while (begin < end && record.charAt(begin) <= ' ') {
                begin++;
            }
            if (begin < end) {
                tags.add(read(record.substring(begin, end), begin, tags));
            }
            at = end + 1;
        }
        return tags;
    }

    private static DmarcTag read(String piece, int position, List<DmarcTag> before) {
        int equals = piece.indexOf('=');
        String name = equals < 0 ? "" : piece.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        boolean twice = before.stream().anyMatch(tag -> tag.name.equals(name) && !name.isEmpty());
        return new DmarcTag(name, piece.substring(equals + 1).strip(), position, twice);
    }

    /// What is wrong with it.
    public Fault fault() {
        if (name.isEmpty()) {
            return Fault.MALFORMED;
        }
        if (twice) {
            return Fault.TWICE;
        }
        if (HISTORIC.contains(name)) {
            return Fault.HISTORIC;
        }
        return switch (name) {
            case "p", "sp", "np" -> POLICY.test(value) ? Fault.NONE : Fault.BAD_POLICY;
            case "adkim", "aspf" -> unless(ALIGNMENT);
            case "psd" -> unless(matching("y|n|u"));
            case "t" -> unless(matching("y|n"));
            case "fo" -> unless(listOf(":", FAILURE_OPTION));
            case "rua", "ruf" -> unless(listOf(",", ADDRESS));
            default -> Fault.UNKNOWN;
        };
    }

    private Fault unless(Predicate<String> good) {
        return good.test(value) ? Fault.NONE : Fault.BAD_VALUE;
    }

    private static Predicate<String> listOf(String separator, Predicate<String> good) {
        return list -> Stream.of(list.split(separator, -1)).map(String::strip).allMatch(good);
    }

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).asMatchPredicate();
    }
}
