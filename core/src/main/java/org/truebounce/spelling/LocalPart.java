package org.truebounce.spelling;

import java.util.Arrays;
import java.util.Set;

/// What is known of the part of an address in front of the `@`, in lower case.
final class LocalPart {
    /// Names of mailboxes that any domain may have. RFC 2142
    private static final Set<String> ROLES = Set.of(
            "info",
            "contact",
            "kontakt",
            "office",
            "mail",
            "sales",
            "service",
            "support",
            "hello",
            "hallo",
            "admin",
            "team",
            "post",
            "postmaster",
            "webmaster",
            "marketing",
            "jobs",
            "presse",
            "press",
            "buero",
            "billing",
            "accounts",
            "orders",
            "secretariat",
            "contacto",
            "contato",
            "verwaltung");

    private static final double ROLE = 0.01;
    private static final int MOST_TELLING = 14;

    /// How probably the words of an address are put in another order.
    private static final double TURNED = 1e-4;
    /// That a single letter or a number stands for another by a slip, where it may as well name somebody else.
    private static final double OTHER_INITIAL = 1e-10;

    private static final double OTHER_NUMBER = 5e-9;
    private static final double DIGIT_MORE_OR_LESS = 0.01;
    private static final double OTHER_FIRST_LETTER = 0.2;

    private LocalPart() {}

    /// The probability that a person of whom nothing is known has just this one: names bear two bits a letter.
    static double unseen(String local) {
        if (ROLES.contains(local)) {
            return ROLE;
        }
        long letters = local.chars().filter(Character::isLetterOrDigit).count();
        return Math.pow(10, -1 - 0.6 * Math.min(MOST_TELLING, letters));
    }

    /// The probability that who means one writes the other, by a slip and not because it is another person's.
    static double slip(String meant, String written) {
        double slip = Math.max(Slip.probability(meant, written), turned(meant, written));
        if (slip == 0 || slip == 1) {
            return slip;
        }
        if (isOtherInitial(meant, written)) {
            return Math.min(slip, OTHER_INITIAL);
        }
        if (meant.charAt(0) != written.charAt(0)) {
            slip *= OTHER_FIRST_LETTER;
        }
        String number = digits(meant);
        String other = digits(written);
        if (number.equals(other)) {
            return slip;
        }
        return number.length() == other.length() ? Math.min(slip, OTHER_NUMBER) : slip * DIGIT_MORE_OR_LESS;
    }

    private static double turned(String meant, String written) {
        int at = separator(meant);
        if (at <= 0 || separator(written) <= 0) {
            return 0;
        }
        String turned = meant.substring(at + 1) + meant.charAt(at) + meant.substring(0, at);
        return TURNED * Slip.probability(turned, written);
    }

    /// Where the only separator stands; -1 where there is none or more than one.
    private static int separator(String local) {
        int found = -1;
        for (int i = 0; i < local.length(); i++) {
            if (!Character.isLetterOrDigit(local.charAt(i))) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /// Whether only letters that stand for a whole name differ: `a.lee` and `b.lee`, `alee` and `blee`.
    private static boolean isOtherInitial(String meant, String written) {
        String[] right = meant.split("[._-]");
        String[] wrong = written.split("[._-]");
        if (right.length != wrong.length) {
            return false;
        }
        if (right.length == 1) {
            return meant.length() == written.length() && meant.substring(1).equals(written.substring(1));
        }
        for (int i = 0; i < right.length; i++) {
            boolean initials = right[i].length() == 1 && wrong[i].length() == 1;
            if (!initials && !right[i].equals(wrong[i])) {
                return false;
            }
        }
        return !Arrays.equals(right, wrong);
    }

    private static String digits(String local) {
        return local.replaceAll("[^0-9]", "");
    }
}
