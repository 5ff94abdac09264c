package org.truebounce.spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A domain as people keep it in mind: a name, and what is put behind all names.
///
/// @param whole the domain in lower case and in letters of its own script, such as `mail.alder.co.uk`
/// @param name such as `mail.alder` of `mail.alder.co.uk`
/// @param suffix such as `co.uk`; empty where there is none
record DomainParts(String whole, String name, String suffix) {
    private static final Set<String> SECOND_LEVEL =
            Set.of("co", "com", "net", "org", "ac", "edu", "gov", "gob", "gouv", "go", "or", "ne");
    private static final List<String> RUN_ON = List.of("couk", "combr", "comau", "com", "net", "org", "de", "fr", "it");

    /// How probably the usual suffix comes to mind in place of another, or another one does, or none.
    private static final double USUAL_SUFFIX = 1e-4;

    private static final double OTHER_SUFFIX = 2e-5;
    private static final double NO_SUFFIX = 1e-4;
    private static final double HOST_BEFORE = 1e-4;
    /// Who looks at what he types looks at first letters.
    private static final double OTHER_FIRST_LETTER = 0.2;

    private static final String HOST = "www.";

    static DomainParts of(String domain) {
        int last = domain.lastIndexOf('.');
        if (last < 0) {
            return new DomainParts(domain, domain, "");
        }
        int before = domain.lastIndexOf('.', last - 1);
        boolean two =
                before > 0 && domain.length() - last == 3 && SECOND_LEVEL.contains(domain.substring(before + 1, last));
        int dot = two ? before : last;
        return new DomainParts(domain, domain.substring(0, dot), domain.substring(dot + 1));
    }

    /// The names under which to look for the domain that was meant by this one.
    List<String> names() {
        if (whole.startsWith(HOST)) {
            return withoutHost().names();
        }
        List<String> names = new ArrayList<>(List.of(name));
        if (name.indexOf('.') > 0) { // the dots behind it may be out of place
            names.add(name.substring(0, name.indexOf('.')));
        }
        if (suffix.isEmpty()) { // the dot may have been left out
            RUN_ON.stream()
                    .filter(end -> name.length() > end.length() && name.endsWith(end))
                    .findFirst()
                    .ifPresent(end -> names.add(name.substring(0, name.length() - end.length())));
        }
        return names;
    }

    /// The probability that who means this domain writes the other.
    double slip(DomainParts written) {
        double letters = Slip.probability(whole, written.whole);
        double other = suffix.equals(written.suffix) ? 0 : otherSuffix(written.suffix);
        double byParts = other <= letters ? 0 : other * Slip.probability(name, written.name);
        double withHost = written.whole.startsWith(HOST) && !whole.startsWith(HOST)
                ? HOST_BEFORE * slip(written.withoutHost())
                : 0;
        double otherFirst = whole.charAt(0) == written.whole.charAt(0) ? 1 : OTHER_FIRST_LETTER;
        return Math.max(otherFirst * Math.max(letters, byParts), withHost);
    }

    /// The probability that a suffix stands in place of another one that was meant.
    private static double otherSuffix(String written) {
        if (written.isEmpty()) {
            return NO_SUFFIX;
        }
        if (written.equals("com")) {
            return USUAL_SUFFIX;
        }
        return TopLevel.isKnown(written) ? OTHER_SUFFIX : 0;
    }

    private DomainParts withoutHost() {
        return of(whole.substring(HOST.length()));
    }
}
