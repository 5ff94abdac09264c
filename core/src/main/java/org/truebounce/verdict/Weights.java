package org.truebounce.verdict;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.truebounce.words.DataLines;

/// What findings weigh, in log odds, out of a file that a fit on labelled mail has written.
final class Weights {
    private final Map<String, Double> weights = new HashMap<>();

    private Weights() {}

    static Weights read(String file) {
        Weights read = new Weights();
        for (DataLines lines = DataLines.of(Weights.class, file); lines.next(); ) {
            int blank = lines.line().lastIndexOf(' ');
            if (blank < 0) {
                throw lines.mistake("no weight");
            }
            read.weights.put(
                    lines.line().substring(0, blank),
                    Double.parseDouble(lines.line().substring(blank + 1)));
        }
        return read;
    }

    /// The probability that the sum of what these features weigh stands for.
    double probability(Collection<String> features) {
        double sum = 0;
        for (String feature : features) {
            sum += weights.getOrDefault(feature, 0.0);
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
