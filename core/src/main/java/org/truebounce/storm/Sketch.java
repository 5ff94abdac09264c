package org.truebounce.storm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The outline of a returned message by which others of its run are found among millions: the least of many hashes of
/// its marks.
///
/// Two messages agree in as large a share of the hashes as they share of their marks (MinHash, A. Broder 1997). The
/// hashes stand in bands; two messages of one run have very likely one band wholly in common, two of different runs
/// hardly ever.
///
/// @param hashes empty where too little came back to tell a run
public record Sketch(List<Integer> hashes) {
    private static final int BANDS = 4;
    private static final int ROWS = 3;
    private static final int LEAST_CONTENT = 3;
    private static final int CONTENT_WEIGHS = 3;
    private static final Sketch NONE = new Sketch(List.of());

    /// @param marks what the original has in common with others of its run
    static Sketch of(Set<String> marks) {
        if (marks.stream().filter(Marks::isOfContent).count() < LEAST_CONTENT) {
            return NONE;
        }
        int[] least = new int[BANDS * ROWS];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (String mark : marks) {
            long hash = hash(mark);
            int times = Marks.isOfContent(mark) ? CONTENT_WEIGHS : 1;
            for (int time = 0; time < times; time++) {
                for (int i = 0; i < least.length; i++) {
                    least[i] = Math.min(least[i], (int) mixed(hash + time * 31L + i * 0x9E3779B97F4A7C15L));
                }
            }
        }
        return new Sketch(Arrays.stream(least).boxed().toList());
    }

    private static long hash(String mark) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < mark.length(); i++) {
            hash = (hash ^ mark.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /// Spreads the bits of a number (the finalizer of SplitMix64).
    private static long mixed(long number) {
        long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// The names of its bands: messages that share one are looked at together.
    List<String> bands() {
        List<String> bands = new ArrayList<>(BANDS);
        for (int band = 0; band < BANDS && !hashes.isEmpty(); band++) {
            long name = band;
            for (int row = 0; row < ROWS; row++) {
                name = mixed(name * 31 + hashes.get(band * ROWS + row));
            }
            bands.add(Long.toHexString(name));
        }
        return bands;
    }

    /// The share of marks that two messages have in common, estimated: 0 to 1.
    public double likeness(Sketch other) {
        int same = 0;
        for (int i = 0; i < Math.min(hashes.size(), other.hashes.size()); i++) {
            same += hashes.get(i).equals(other.hashes.get(i)) ? 1 : 0;
        }
        return hashes.isEmpty() ? 0 : (double) same / hashes.size();
    }
}
