package org.truebounce.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How many cases of the project's corpus get the Diagnosis that they must get, by folder.
///
/// A case is right when the program says all that its `.json` says. One wrong fact makes it wrong.
final class CorpusScore {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> OWNER =
            List.of("check", "--json", "--all", "--me", "robin@alder.example", "--trust", "mx1.alder.example");

    /// Groups of folders that README has a row for; other folders make up one row of their own.
    private static final Map<String, Set<String>> GROUPS = groups();

    private static final String OTHERS = "other mail systems";

    private final Map<String, Tally> folders;

    private CorpusScore(Map<String, Tally> folders) {
        this.folders = folders;
    }

    /// How many cases there are, and how many of them are right.
    private record Tally(int cases, int right) {
        private static final Tally NONE = new Tally(0, 0);

        Tally plus(Tally other) {
            return new Tally(cases + other.cases, right + other.right);
        }
    }

    private static Map<String, Set<String>> groups() {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        groups.put("Postfix", Set.of("postfix"));
        groups.put(
                "Exchange, Microsoft 365, Outlook.com",
                Set.of("exchange-5.5", "exchange-2003", "exchange-2007", "exchange-online", "outlook-com"));
        groups.put("Gmail, Google Groups", Set.of("gmail", "google-groups"));
        groups.put("qmail and its heirs", Set.of("qmail", "qmail-ldap", "s-qmail", "indimail"));
        groups.put("Exim", Set.of("exim"));
        groups.put("Sendmail", Set.of("sendmail"));
        groups.put(OTHERS, Set.of());
        groups.put("RFC 3464 reports of no known system", Set.of("rfc3464"));
        groups.put("notices in words of no known system", Set.of("general"));
        groups.put(
                "automatic answers, receipts, complaints, challenges, ordinary mail",
                Set.of("auto-reply", "read-receipt", "abuse-report", "challenge", "ordinary"));
        groups.put("real mail that looks like a lure", Set.of("genuine-hard"));
        groups.put("forged notices", Set.of("fake"));
        groups.put("unsolved: the known backlog", Set.of("unsolved"));
        return groups;
    }

    static CorpusScore measured() {
        List<Path> cases = cases();
        List<String> arguments = new ArrayList<>(OWNER);
        cases.forEach(mail -> arguments.add(mail.toString()));
        List<String> lines = Program.prints(arguments).lines().toList();
        if (lines.size() != cases.size()) {
            throw new IllegalStateException(cases.size() + " cases, " + lines.size() + " lines");
        }
        Map<String, Tally> folders = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Path mail = cases.get(i);
            boolean right = holds(expectation(mail), JSON.readTree(lines.get(i)));
            folders.merge(folder(mail), new Tally(1, right ? 1 : 0), Tally::plus);
        }
        return new CorpusScore(folders);
    }

    private static String folder(Path mail) {
        return corpus().relativize(mail).getName(0).toString();
    }

    private static Path corpus() {
        return Program.home().resolve("corpus");
    }

    private static List<Path> cases() {
        try (Stream<Path> files = Files.walk(corpus())) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode expectation(Path mail) {
        try {
            return JSON.readTree(Files.readString(Path.of(mail.toString().replaceAll("\\.eml$", ".json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(JsonNode expected, JsonNode said) {
        return expected.properties().stream().allMatch(property -> {
            JsonNode wanted = property.getValue();
            return switch (property.getKey()) {
                case "source-note", "decides" -> true;
                case "verdictNot" -> wanted.valueStream().noneMatch(verdict -> same(verdict, said.path("verdict")));
                case "failures" -> failuresHold(wanted, said.path("failures"));
                default ->
                    wanted.isObject()
                            ? holds(wanted, said.path(property.getKey()))
                            : same(wanted, said.path(property.getKey()));
            };
        });
    }

    private static boolean failuresHold(JsonNode wanted, JsonNode said) {
        return wanted.size() == said.size()
                && wanted.valueStream()
                        .allMatch(failure -> said.valueStream().anyMatch(other -> holds(failure, other)));
    }

    private static boolean same(JsonNode wanted, JsonNode said) {
        return wanted.isString() ? wanted.asString().equalsIgnoreCase(said.asString("")) : wanted.equals(said);
    }

    /// The table by groups of folders.
    String byGroup() {
        Map<String, Tally> groups = new LinkedHashMap<>();
        GROUPS.keySet().forEach(group -> groups.put(group, Tally.NONE));
        folders.forEach((folder, tally) -> groups.merge(group(folder), tally, Tally::plus));
        long others = folders.keySet().stream()
                .filter(folder -> group(folder).equals(OTHERS))
                .count();
        return table("Mail", groups, group -> group.equals(OTHERS) ? others + " " + OTHERS : group);
    }

    /// The table by folders.
    String byFolder() {
        return table("Folder", folders, folder -> "`" + folder + "`");
    }

    private static String group(String folder) {
        return GROUPS.entrySet().stream()
                .filter(group -> group.getValue().contains(folder))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHERS);
    }

    private static String table(String what, Map<String, Tally> rows, Function<String, String> label) {
        StringBuilder table = new StringBuilder();
        table.append("| ").append(what).append(" | Cases | Right |\n|---|---:|---:|\n");
        Tally all = Tally.NONE;
        for (Map.Entry<String, Tally> row : rows.entrySet()) {
            table.append(row(label.apply(row.getKey()), row.getValue()));
            all = all.plus(row.getValue());
        }
        return table.append(row("**all**", all)).toString();
    }

    private static String row(String label, Tally tally) {
        return String.format(Locale.ROOT, "| %s | %d | %d |%n", label, tally.cases(), tally.right());
    }
}
