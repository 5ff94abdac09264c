package org.truebounce.spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A domain as people keep it in mind: a name, and what is put behind all names.
///
/// @param name such as `mail.alder` of `mail.alder.co.uk`
/// @param suffix such as `co.uk`; empty where there is none
record DomainParts(String name, String suffix) {
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
            return new DomainParts(domain, "");
        }
        int before = domain.lastIndexOf('.', last - 1);
        boolean two =
                before > 0 && domain.length() - last == 3 && SECOND_LEVEL.contains(domain.substring(before + 1, last));
        int dot = two ? before : last;
        return new DomainParts(domain.substring(0, dot), domain.substring(dot + 1));
    }

    /// The names under which to look for the domain that was meant by one that was written.
    static List<String> names(String written) {
        String domain = withoutHost(written);
        String name = of(domain).name();
        List<String> names = new ArrayList<>(List.of(name));
        if (name.indexOf('.') > 0) { // the dots behind it may be out of place
            names.add(name.substring(0, name.indexOf('.')));
        }
        if (domain.indexOf('.') < 0) { // the dot may have been left out
            RUN_ON.stream()
                    .filter(suffix -> name.length() > suffix.length() && name.endsWith(suffix))
                    .findFirst()
                    .ifPresent(suffix -> names.add(name.substring(0, name.length() - suffix.length())));
        }
        return names;
    }

    /// The probability that who means one domain writes the other.
    static double slip(String meant, String written) {
        double whole = Slip.probability(meant, written);
        DomainParts right = of(meant);
        DomainParts wrong = of(written);
        double suffix = right.suffix.equals(wrong.suffix) ? 0 : otherSuffix(wrong.suffix);
        double byParts = suffix <= whole ? 0 : suffix * Slip.probability(right.name, wrong.name);
        double withHost = written.startsWith(HOST) && !meant.startsWith(HOST)
                ? HOST_BEFORE * Slip.probability(meant, withoutHost(written))
                : 0;
        double otherFirst = meant.charAt(0) == written.charAt(0) ? 1 : OTHER_FIRST_LETTER;
        return otherFirst * Math.max(whole, Math.max(byParts, withHost));
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

    private static String withoutHost(String domain) {
        return domain.startsWith(HOST) ? domain.substring(HOST.length()) : domain;
    }
}
