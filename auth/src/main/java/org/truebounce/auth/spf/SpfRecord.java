package org.truebounce.auth.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An SPF record (RFC 7208 §4.5, §4.6), its syntax checked to the end.
///
/// @param directives in order
/// @param redirect the domain-spec of `redirect=`, macros unexpanded
record SpfRecord(List<SpfDirective> directives, Optional<String> redirect) {
    private static final int MAX_LENGTH = 8192;

    SpfRecord {
        directives = List.copyOf(directives);
    }

    /// The text is an SPF record: `v=spf1`, then a space or the end.
    static boolean isRecord(String text) {
        return text.regionMatches(true, 0, "v=spf1", 0, 6) && (text.length() == 6 || text.charAt(6) == ' ');
    }

    static SpfRecord parse(String text) throws SpfSyntaxException {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new SpfSyntaxException("characters that do not belong there");
        }
        Terms terms = new Terms();
        int at = 6;
        for (String term : text.substring(at).split(" ")) {
            try {
                terms.add(term);
            } catch (SpfSyntaxException e) {
                throw e.at(at);
            }
            at += term.length() + 1;
        }
        return new SpfRecord(terms.directives, terms.redirect);
    }

    /// The terms of a record as they are read.
    private static final class Terms {
        private final List<SpfDirective> directives = new ArrayList<>();
        private Optional<String> redirect = Optional.empty();
        private boolean explained;

        void add(String term) throws SpfSyntaxException {
            int equals = modifierEnd(term);
            if (term.isEmpty()) {
                return;
            }
            if (equals < 0) {
                directives.add(SpfDirective.parse(term));
                return;
            }
            String value = term.substring(equals + 1);
            switch (term.substring(0, equals).toLowerCase(Locale.ROOT)) {
                case "redirect" -> {
                    SpfMacro.checkDomainSpec(value);
                    redirect = once(redirect.isPresent(), value);
                }
                case "exp" -> {
                    SpfMacro.checkDomainSpec(value);
                    explained = once(explained, value).isPresent();
                }
                default -> SpfMacro.check(value); // RFC 7208 §6: unknown modifiers are ignored, in good syntax
            }
        }

        private static Optional<String> once(boolean seen, String value) throws SpfSyntaxException {
            if (seen) {
                throw new SpfSyntaxException("modifier twice");
            }
            return Optional.of(value);
        }
    }

    /// Where the `=` of a modifier is (name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." )), or -1 for a
    /// directive.
    private static int modifierEnd(String term) {
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == '=' && i > 0) {
                return i;
            }
            if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    /// What `all` says, if it is there.
    Optional<SpfOutcome> closing() {
        return directives.stream()
                .filter(directive -> directive.kind() == SpfMechanism.ALL)
                .map(SpfDirective::outcome)
                .findFirst();
    }
}
