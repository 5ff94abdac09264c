package org.truebounce.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A logistic regression over named features, shrunk toward nothing, in which a finding never weighs against
/// its own answer.
final class LogisticFit {
    private static final double SHRINKAGE = 0.3;
    private static final double SHRINKAGE_OF_KIND = 0.015;
    private static final double STEP = 0.06;
    private static final int ROUNDS = 1_500;

    private LogisticFit() {}

    /// What is learned from: the features that a message has, whether it is a forgery, how much it counts.
    record Row(List<String> features, boolean fake, double weight) {}

    /// The weights of all features by name, in log odds.
    static Map<String, Double> weights(List<Row> rows, List<String> names) {
        Map<String, Integer> index = new HashMap<>();
        names.forEach(name -> index.put(name, index.size()));
        int[][] features = new int[rows.size()][];
        for (int row = 0; row < features.length; row++) {
            features[row] = rows.get(row).features().stream()
                    .mapToInt(name -> index.getOrDefault(name, 0))
                    .toArray();
        }
        double[] weights = descend(rows, features, names);
        Map<String, Double> result = new HashMap<>();
        names.forEach(name -> result.put(name, weights[index.getOrDefault(name, 0)]));
        return result;
    }

    /// Gradient descent with the step sizes of Adam (Kingma and Ba, 2015).
    private static double[] descend(List<Row> rows, int[][] features, List<String> names) {
        int count = names.size();
        double[] weights = new double[count];
        double[] mean = new double[count];
        double[] square = new double[count];
        for (int round = 1; round <= ROUNDS; round++) {
            double[] gradient = gradient(rows, features, names, weights);
            for (int i = 0; i < count; i++) {
                mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
                square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
                double step = mean[i] / (1 - Math.pow(0.9, round));
                double scale = Math.sqrt(square[i] / (1 - Math.pow(0.999, round))) + 1e-8;
                weights[i] = bounded(names.get(i), weights[i] - STEP * step / scale);
            }
        }
        return weights;
    }

    private static double bounded(String name, double weight) {
        if (name.endsWith(" no")) {
            return Math.max(0, weight);
        }
        return name.endsWith(" yes") ? Math.min(0, weight) : weight;
    }

    private static double[] gradient(List<Row> rows, int[][] features, List<String> names, double[] weights) {
        double[] gradient = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            gradient[i] = weights[i] * (names.get(i).startsWith("kind ") ? SHRINKAGE_OF_KIND : SHRINKAGE);
        }
        for (int row = 0; row < features.length; row++) {
            double sum = 0;
            for (int feature : features[row]) {
                sum += weights[feature];
            }
            double error = (1 / (1 + Math.exp(-sum)) - (rows.get(row).fake() ? 1 : 0))
                    * rows.get(row).weight();
            for (int feature : features[row]) {
                gradient[feature] += error;
            }
        }
        return gradient;
    }

    static double probability(Map<String, Double> weights, List<String> features) {
        double sum = 0;
        for (String feature : features) {
            sum += weights.getOrDefault(feature, 0.0);
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
