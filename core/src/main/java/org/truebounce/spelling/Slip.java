package org.truebounce.spelling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How probably fingers, eyes and memory turn one text into another: the noisy channel of this room.
///
/// The likeliest way to make one text out of the other by slips, each with its probability at one place of a text.
/// They are rough figures from studies of typing, rounded: what matters is their order of magnitude.
final class Slip {
    /// The probability of the likeliest slip: what two texts that differ can have at most.
    static final double MOST = 2e-3;

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
    private static final double MARK = cost(MOST);
    private static final double SEPARATOR = cost(1e-3);
    private static final double EXTRA_SEPARATOR = cost(3e-4);

    /// What is less probable than this is not looked at.
    private static final double LIMIT = cost(1e-9);

    private static final int BAND = 3;
    private static final String VOWELS = "aeiouy";
    private static final int ENDS = 32;
    private static final String SEPARATORS = "._-";

    /// Letters that sound or look alike though they are not as many: either may stand for the other.
    private record Pair(String meant, String written, double cost) {}

    /// By the last letters of both sides; a few others share their place.
    private static final Pair[][] PAIRS = pairs();

    private final String meant;
    private final String written;
    private final int width;
    private final double[] costs;

    private Slip(String meant, String written) {
        this.meant = meant;
        this.written = written;
        this.width = written.length() + 1;
        this.costs = new double[(meant.length() + 1) * width];
        Arrays.fill(costs, Double.POSITIVE_INFINITY);
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
            int end = Math.min(written.length(), i + BAND);
            boolean any = false;
            for (int j = Math.max(0, i - BAND); j <= end; j++) {
                double cost = i + j == 0 ? 0 : least(i, j);
                if (cost <= LIMIT) {
                    costs[i * width + j] = cost;
                    any = true;
                }
            }
            if (!any) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return at(meant.length(), written.length());
    }

    /// The least cost of the first `i` letters that were meant as the first `j` that were written. Steps from where
    /// it is above the limit already are passed over: most are.
    private double least(int i, int j) {
        double least = i > 0 && j > 0 ? alike(i, j) : Double.POSITIVE_INFINITY;
        double before = i > 0 && j > 0 ? at(i - 1, j - 1) : Double.POSITIVE_INFINITY;
        if (before < least) {
            least = Math.min(least, before + other(meant.charAt(i - 1), written.charAt(j - 1)));
        }
        before = i > 0 ? at(i - 1, j) : Double.POSITIVE_INFINITY;
        if (before < least) {
            least = Math.min(least, before + missing(i - 1));
        }
        before = j > 0 ? at(i, j - 1) : Double.POSITIVE_INFINITY;
        if (before < least) {
            least = Math.min(least, before + extra(i, j - 1));
        }
        before = i > 1 && j > 1 ? at(i - 2, j - 2) : Double.POSITIVE_INFINITY;
        return before < least && exchanged(i, j) ? Math.min(least, before + EXCHANGED) : least;
    }

    /// The least cost where the letters that end there stand for others that are alike.
    private double alike(int i, int j) {
        double least = Double.POSITIVE_INFINITY;
        for (Pair pair : PAIRS[ends(meant.charAt(i - 1), written.charAt(j - 1))]) {
            if (endsWith(written, j, pair.written()) && endsWith(meant, i, pair.meant())) {
                least = Math.min(
                        least, at(i - pair.meant().length(), j - pair.written().length()) + pair.cost());
            }
        }
        return least;
    }

    private double at(int i, int j) {
        return costs[i * width + j];
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

    private static Pair[][] pairs() {
        List<Pair> pairs = new ArrayList<>();
        add(pairs, MARK, "ä ae", "ö oe", "ü ue", "ß ss", "ø oe", "å aa", "æ ae", "œ oe");
        add(pairs, ALIKE, "u ue", "a ae", "o oe", "rn m", "vv w", "cl d", "ph f", "ck k", "th t", "sch sh");
        add(pairs, VOWEL, "dt tt", "tz z", "ks x", "ey ei", "ai ei", "ou u", "ee i", "cz tsch", "ie y");
        Pair[][] byEnds = new Pair[ENDS * ENDS][];
        Arrays.fill(byEnds, new Pair[0]);
        for (Pair pair : pairs) {
            int ends = ends(last(pair.meant()), last(pair.written()));
            byEnds[ends] = Arrays.copyOf(byEnds[ends], byEnds[ends].length + 1);
            byEnds[ends][byEnds[ends].length - 1] = pair;
        }
        return byEnds;
    }

    private static int ends(char meant, char written) {
        return meant % ENDS * ENDS + written % ENDS;
    }

    private static char last(String text) {
        return text.charAt(text.length() - 1);
    }

    private static void add(List<Pair> pairs, double cost, String... alike) {
        for (String sides : alike) {
            int blank = sides.indexOf(' ');
            String left = sides.substring(0, blank);
            String right = sides.substring(blank + 1);
            pairs.add(new Pair(left, right, cost));
            pairs.add(new Pair(right, left, cost));
        }
    }
}
