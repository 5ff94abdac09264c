package org.truebounce.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.truebounce.account.Account;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Mail whose truth is known: sets of labelled mail as `cases.jsonl` beside the messages, and the project's own
/// corpus.
final class LabelledMail {
    static final JsonMapper JSON = new JsonMapper();
    private static final double OWN_WEIGHT = 3;

    private LabelledMail() {}

    /// A message, the campaign or system that it belongs to, what its label says, and what is known of its
    /// reader.
    ///
    /// @param truth the line of its label
    /// @param fake whether the label says that it is a forgery
    /// @param weight how much it counts in a fit
    record Sample(Path file, String cluster, JsonNode truth, boolean fake, Account account, double weight) {}

    /// The messages whose label decides whether they are forgeries; those that may be called either way are
    /// left out.
    static List<Sample> forNotices(Path labelled, Path corpus) {
        List<Sample> samples = new ArrayList<>();
        for (JsonNode truth : lines(labelled.resolve("wild"))) {
            boolean fake = label(truth).startsWith("fake-dsn") || label(truth).startsWith("fake-held");
            boolean real = truth.path("grave").toString().contains("fake");
            if (fake || real) {
                samples.add(sample(labelled.resolve("wild"), truth, fake, Account.UNKNOWN, 1));
            }
        }
        lines(labelled.resolve("reading"))
                .forEach(truth -> samples.add(sample(labelled.resolve("reading"), truth, false, Account.UNKNOWN, 1)));
        for (JsonNode truth : lines(labelled.resolve("lab"))) {
            if (truth.path("verdicts").size() == 1 || !label(truth).equals("fake")) {
                boolean fake = label(truth).equals("fake");
                samples.add(sample(labelled.resolve("lab"), truth, fake, owner(truth), 1));
                samples.add(sample(labelled.resolve("lab"), truth, fake, Account.UNKNOWN, 0.5));
            }
        }
        own(corpus, samples);
        return samples;
    }

    private static Sample sample(Path set, JsonNode truth, boolean fake, Account account, double weight) {
        String cluster = truth.path("cluster").asString(truth.path("module").asString(""));
        return new Sample(set.resolve(truth.path("file").asString()), cluster, truth, fake, account, weight);
    }

    private static Account owner(JsonNode truth) {
        String file = truth.path("file").asString();
        String domain = file.substring(0, file.indexOf('/')) + ".example";
        return Account.of(List.of("user@" + domain), List.of(domain));
    }

    private static String label(JsonNode truth) {
        return truth.path("label").asString("");
    }

    /// The adversarial cases count more: each stands for a kind of bait that the labelled mail has too little
    /// of.
    private static void own(Path corpus, List<Sample> samples) {
        Account reader = Account.of(List.of("robin@alder.example"), List.of("mx1.alder.example"));
        for (Path file : MailFolder.files(corpus)) {
            boolean fake = file.toString().contains("/fake/");
            boolean hard = fake || file.toString().contains("/genuine-hard/");
            if (!file.toString().contains("/unsolved/")) {
                String name = Optional.ofNullable(file.getFileName())
                        .map(Path::toString)
                        .orElse("");
                samples.add(new Sample(file, name, JSON.createObjectNode(), fake, reader, hard ? OWN_WEIGHT : 1));
            }
        }
    }

    /// The labels of a set, one a line; none where the set is not there.
    static List<JsonNode> lines(Path set) {
        Path file = set.resolve("cases.jsonl");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> JSON.readTree(line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
