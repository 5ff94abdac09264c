package org.truebounce.spelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How probably fingers, eyes and memory turn one text into another: the noisy channel of this room.
///
/// The likeliest way to make one text out of the other by slips, each with its probability at one place of a text.
/// They are rough figures from studies of typing, rounded: what matters is their order of magnitude.
final class Slip {
    private static final double MISSING = cost(4e-4);
    private static final double MISSING_OF_TWO = cost(1.2e-3);
    private static final double DOUBLED = cost(5e-4);
    private static final double EXTRA_NEIGHBOUR = cost(5e-5);
    private static final double EXTRA = cost(3e-6);
    private static final double EXCHANGED = cost(4e-4);
    private static final double NEIGHBOUR = cost(1e-4);
    private static final double VOWEL = cost(5e-5);
    private static final double ALIKE = cost(2e-4);
    private static final double OTHER = cost(5e-6);
    private static final double MARK = cost(2e-3);
    private static final double SEPARATOR = cost(1e-3);
    private static final double EXTRA_SEPARATOR = cost(3e-4);

    /// What is less probable than this is not looked at.
    private static final double LIMIT = cost(1e-9);

    private static final int BAND = 3;
    private static final String VOWELS = "aeiouy";
    private static final int ENDS = 256;
    private static final String SEPARATORS = "._-";

    /// Letters that sound or look alike though they are not as many: either may stand for the other.
    private record Pair(String meant, String written, double cost) {}

    private static final List<List<Pair>> PAIRS = pairs();

    private final String meant;
    private final String written;
    private final double[][] costs;

    private Slip(String meant, String written) {
        this.meant = meant;
        this.written = written;
        this.costs = new double[meant.length() + 1][written.length() + 1];
    }

    /// The probability that who means one text writes the other; 1 for equal texts, 0 for texts that are too far apart.
    static double probability(String meant, String written) {
        if (meant.equals(written)) {
            return 1;
        }
        if (Math.abs(meant.length() - written.length()) > BAND) {
            return 0;
        }
        double cost = new Slip(meant, written).cost();
        return cost > LIMIT ? 0 : Math.exp(-cost);
    }

    private static double cost(double probability) {
        return -Math.log(probability);
    }

    private double cost() {
        for (int i = 0; i <= meant.length(); i++) {
            Arrays.fill(costs[i], Double.POSITIVE_INFINITY);
            int end = Math.min(written.length(), i + BAND);
            double least = Double.POSITIVE_INFINITY;
            for (int j = Math.max(0, i - BAND); j <= end; j++) {
                costs[i][j] = i + j == 0 ? 0 : least(i, j);
                least = Math.min(least, costs[i][j]);
            }
            if (least > LIMIT) {
                return least;
            }
        }
        return costs[meant.length()][written.length()];
    }

    /// The least cost of the first `i` letters that were meant as the first `j` that were written.
    private double least(int i, int j) {
        double least = Double.POSITIVE_INFINITY;
        if (i > 0 && j > 0) {
            least = costs[i - 1][j - 1] + other(meant.charAt(i - 1), written.charAt(j - 1));
        }
        if (i > 0) {
            least = Math.min(least, costs[i - 1][j] + missing(i - 1));
        }
        if (j > 0) {
            least = Math.min(least, costs[i][j - 1] + extra(i, j - 1));
        }
        if (i > 1 && j > 1 && exchanged(i, j)) {
            least = Math.min(least, costs[i - 2][j - 2] + EXCHANGED);
        }
        return i > 0 && j > 0 ? Math.min(least, alike(i, j)) : least;
    }

    /// The least cost where the letters that end there stand for others that are alike.
    private double alike(int i, int j) {
        double least = Double.POSITIVE_INFINITY;
        for (Pair pair : PAIRS.get(meant.charAt(i - 1) % ENDS)) {
            if (endsWith(written, j, pair.written()) && endsWith(meant, i, pair.meant())) {
                least = Math.min(
                        least,
                        costs[i - pair.meant().length()][j - pair.written().length()] + pair.cost());
            }
        }
        return least;
    }

    private boolean exchanged(int i, int j) {
        return meant.charAt(i - 1) == written.charAt(j - 2) && meant.charAt(i - 2) == written.charAt(j - 1);
    }

    private static boolean endsWith(String text, int end, String part) {
        return end >= part.length() && text.startsWith(part, end - part.length());
    }

    private double missing(int i) {
        char c = meant.charAt(i);
        if (isSeparator(c)) {
            return SEPARATOR;
        }
        boolean ofTwo = (i > 0 && meant.charAt(i - 1) == c) || (i + 1 < meant.length() && meant.charAt(i + 1) == c);
        return ofTwo ? MISSING_OF_TWO : MISSING;
    }

    /// A letter written between the `i`-th and the next that were meant.
    private double extra(int i, int j) {
        char c = written.charAt(j);
        if (isSeparator(c)) {
            return EXTRA_SEPARATOR;
        }
        char before = i > 0 ? meant.charAt(i - 1) : 0;
        char behind = i < meant.length() ? meant.charAt(i) : 0;
        if (c == before || c == behind) {
            return DOUBLED;
        }
        return Keyboard.besides(c, before) || Keyboard.besides(c, behind) ? EXTRA_NEIGHBOUR : EXTRA;
    }

    private static double other(char meant, char written) {
        if (meant == written) {
            return 0;
        }
        if (isSeparator(meant) && isSeparator(written)) {
            return SEPARATOR;
        }
        if (areAlike(meant, written)) {
            return ALIKE;
        }
        if ((meant >= 128 || written >= 128)
                && Skeleton.latin(String.valueOf(meant)).equals(Skeleton.latin(String.valueOf(written)))) {
            return MARK;
        }
        if (Keyboard.besides(meant, written)) {
            return NEIGHBOUR;
        }
        return VOWELS.indexOf(meant) >= 0 && VOWELS.indexOf(written) >= 0 ? VOWEL : OTHER;
    }

    private static boolean areAlike(char meant, char written) {
        return switch (meant) {
            case '0' -> written == 'o';
            case 'o' -> written == '0';
            case '1' -> written == 'l' || written == 'i';
            case 'l' -> written == '1' || written == 'i';
            case 'i' -> written == '1' || written == 'l';
            default -> false;
        };
    }

    private static boolean isSeparator(char c) {
        return SEPARATORS.indexOf(c) >= 0;
    }

    /// The pairs by the last letter that is meant.
    private static List<List<Pair>> pairs() {
        List<List<Pair>> pairs = new ArrayList<>();
        for (int i = 0; i < ENDS; i++) {
            pairs.add(new ArrayList<>());
        }
        add(pairs, MARK, "ä ae", "ö oe", "ü ue", "ß ss", "ø oe", "å aa", "æ ae", "œ oe");
        add(pairs, ALIKE, "u ue", "a ae", "o oe", "rn m", "vv w", "cl d", "ph f", "ck k", "th t", "sch sh");
        add(pairs, VOWEL, "dt tt", "tz z", "ks x", "ey ei", "ai ei", "ou u", "ee i", "cz tsch", "ie y");
        return pairs;
    }

    private static void add(List<List<Pair>> pairs, double cost, String... alike) {
        for (String sides : alike) {
            int blank = sides.indexOf(' ');
            String left = sides.substring(0, blank);
            String right = sides.substring(blank + 1);
            add(pairs, new Pair(left, right, cost));
            add(pairs, new Pair(right, left, cost));
        }
    }

    private static void add(List<List<Pair>> pairs, Pair pair) {
        pairs.get(pair.meant().charAt(pair.meant().length() - 1) % ENDS).add(pair);
    }
}
