package org.truebounce.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.truebounce.evidence.Checks;
import org.truebounce.evidence.Evidence;
import org.truebounce.evidence.Question;
import org.truebounce.evidence.Weight;
import org.truebounce.mail.Message;
import org.truebounce.notice.Notice;
import org.truebounce.verdict.Forgery;

/// Finds what each finding weighs on the question whether a notice is real, from labelled mail; writes
/// `notice.weights`
/// and prints how well it does, on the mail that it learned from and on campaigns that it did not see.
public final class NoticeFit {
    private static final int FOLDS = 5;
    private static final double LEAST = 0.005;
    private static final String HEAD = """
            # How much each finding weighs on the question whether a notice is a forgery: log odds, found on labelled mail by
            #   bench/run fit-notice LABELLED
            # and never by hand. A finding that is not here weighs nothing.

            """;

    private NoticeFit() {}

    private record Learned(LabelledMail.Sample sample, LogisticFit.Row row) {}

    /// Learns, prints and writes.
    ///
    /// @param arguments the folder of labelled mail, the project's corpus, the file to write
    public static void main(String[] arguments) throws IOException {
        List<Learned> all = learned(LabelledMail.forNotices(Path.of(arguments[0]), Path.of(arguments[1])));
        List<String> names = new ArrayList<>(new TreeSet<>(
                all.stream().flatMap(one -> one.row().features().stream()).toList()));
        Map<String, Double> weights = LogisticFit.weights(rows(all, -1), names);
        report(
                "on the mail learned from",
                all,
                one -> LogisticFit.probability(weights, one.row().features()));
        List<Map<String, Double>> folds = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            folds.add(LogisticFit.weights(rows(all, fold), names));
        }
        report(
                "on campaigns not seen (" + FOLDS + " folds by cluster)",
                all,
                one -> LogisticFit.probability(folds.get(fold(one)), one.row().features()));
        StringBuilder file = new StringBuilder(HEAD);
        for (String name : names) {
            if (Math.abs(weights.getOrDefault(name, 0.0)) >= LEAST) {
                file.append(String.format(Locale.ROOT, "%s %.2f%n", name, weights.get(name)));
            }
        }
        Files.writeString(Path.of(arguments[2]), file);
        System.out.println("written: " + arguments[2]);
    }

    /// Only messages that pose as notices and are not decided by proof are learned from: the others are never
    /// weighed.
    private static List<Learned> learned(List<LabelledMail.Sample> samples) throws IOException {
        Map<String, Integer> clusters = new HashMap<>();
        samples.forEach(sample -> clusters.merge(sample.cluster(), 1, Integer::sum));
        List<Learned> learned = new ArrayList<>();
        for (LabelledMail.Sample sample : samples) {
            Notice notice = Notice.read(Message.parse(Files.readAllBytes(sample.file())));
            List<Evidence> evidence = Checks.examine(notice, sample.account());
            boolean proven = evidence.stream()
                    .anyMatch(found ->
                            found.question() == Question.NOTICE_IS_REAL && found.weight() == Weight.CONCLUSIVE);
            if (!evidence.isEmpty() && !proven) {
                double weight = sample.weight() / Math.sqrt(clusters.getOrDefault(sample.cluster(), 1));
                List<String> features = Forgery.features(notice, evidence);
                learned.add(new Learned(sample, new LogisticFit.Row(features, sample.fake(), weight)));
            }
        }
        return learned;
    }

    private static List<LogisticFit.Row> rows(List<Learned> all, int without) {
        return all.stream()
                .filter(one -> fold(one) != without)
                .map(Learned::row)
                .toList();
    }

    private static int fold(Learned one) {
        return Math.floorMod(one.sample().cluster().hashCode() * 31 + 7, FOLDS);
    }

    private static void report(String where, List<Learned> all, ToDoubleFunction<Learned> probability) {
        int found = 0;
        int fakes = 0;
        int falsely = 0;
        StringBuilder wrong = new StringBuilder();
        for (Learned one : all) {
            double said = probability.applyAsDouble(one);
            boolean right = said >= 0.5 == one.sample().fake();
            fakes += one.sample().fake() ? 1 : 0;
            found += one.sample().fake() && right ? 1 : 0;
            falsely += !one.sample().fake() && !right ? 1 : 0;
            if (!right) {
                wrong.append(String.format(
                        Locale.ROOT,
                        "  %.2f %s %s%n",
                        said,
                        one.sample().file(),
                        one.row().features()));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d of %d forgeries found (%.1f %%), %d of %d others called forgeries (%.2f %%)%n%s",
                where,
                found,
                fakes,
                100.0 * found / fakes,
                falsely,
                all.size() - fakes,
                100.0 * falsely / (all.size() - fakes),
                wrong);
    }
}
