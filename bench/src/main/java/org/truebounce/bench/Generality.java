package org.truebounce.bench;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Prints how many failing recipients of each dialect's cases are still read when that dialect's file is left
/// out, and how many of all cases when all dialect files are left out.
///
/// A dialect file only adds who wrote a notice. This measures that nothing else has come to lean on it.
public final class Generality {
    private static final JsonMapper JSON = new JsonMapper();

    private Generality() {}

    private record Case(Path mail, List<String> recipients) {}

    /// How many recipients there are, and how many of them were read.
    private record Score(int notices, int wanted, int with, int without) {
        Score plus(Score other) {
            return new Score(
                    notices + other.notices, wanted + other.wanted, with + other.with, without + other.without);
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<URL> program = program();
        List<String> dialects = KnowledgeWithout.dialects();
        System.out.printf(
                Locale.ROOT,
                "%-26s %8s %11s %12s %12s%n",
                "dialect",
                "notices",
                "recipients",
                "with file",
                "without it");
        Score each = new Score(0, 0, 0, 0);
        for (String dialect : dialects) {
            List<Case> cases = cases(MailFolder.corpus().resolve(dialect));
            Score score = score(cases, Set.of(dialect), program);
            row(dialect, score);
            each = each.plus(score);
        }
        row("each without its own file", each);
        row("whole corpus, no files", score(cases(MailFolder.corpus()), Set.copyOf(dialects), program));
    }

    private static Score score(List<Case> cases, Set<String> leftOut, List<URL> program) throws IOException {
        if (cases.isEmpty()) {
            return new Score(0, 0, 0, 0);
        }
        try (KnowledgeWithout knowledge = new KnowledgeWithout(leftOut, program)) {
            int wanted = cases.stream()
                    .mapToInt(notice -> notice.recipients().size())
                    .sum();
            return new Score(
                    cases.size(), wanted, found(cases, new RecipientsRead()), found(cases, knowledge.reader()));
        }
    }

    private static int found(List<Case> cases, Function<byte[], List<String>> reader) {
        int found = 0;
        for (Case notice : cases) {
            Set<String> read = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            read.addAll(reader.apply(MailFolder.bytes(notice.mail())));
            found += (int) notice.recipients().stream().filter(read::contains).count();
        }
        return found;
    }

    /// The cases of a folder that expect recipients, those that are unsolved among them.
    private static List<Case> cases(Path folder) throws IOException {
        List<Case> cases = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return cases;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(file -> {
                List<String> recipients = recipients(file);
                if (!recipients.isEmpty()) {
                    cases.add(new Case(mail(file), recipients));
                }
            });
        }
        return cases;
    }

    private static Path mail(Path expectation) {
        return Path.of(expectation.toString().replaceAll("\\.json$", ".eml"));
    }

    private static List<String> recipients(Path expectation) {
        return JSON.readTree(MailFolder.bytes(expectation))
                .path("failures")
                .valueStream()
                .map(failure -> failure.path("recipient").asString(""))
                .filter(recipient -> !recipient.isEmpty())
                .map(recipient -> recipient.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// Where the program's own classes lie.
    private static List<URL> program() {
        return Stream.of(RecipientsRead.class, org.truebounce.TrueBounce.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toList();
    }

    private static void row(String name, Score score) {
        System.out.printf(
                Locale.ROOT,
                "%-26s %8d %11d %12d %12d%n",
                name,
                score.notices(),
                score.wanted(),
                score.with(),
                score.without());
    }
}
