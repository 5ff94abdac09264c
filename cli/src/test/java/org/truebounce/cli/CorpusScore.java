package org.truebounce.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.truebounce.contract.CorpusCase;
import org.truebounce.contract.Owner;

/// How many cases of the project's corpus get the Diagnosis that they must get, by folder.
///
/// A case is right when the program says all that its `.json` says. One wrong fact makes it wrong.
final class CorpusScore {
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
        Map<Owner, List<CorpusCase>> byOwner =
                CorpusCase.all().stream().collect(Collectors.groupingBy(CorpusCase::owner));
        Map<String, Tally> folders = new TreeMap<>();
        byOwner.forEach((owner, cases) -> measure(owner, cases, folders));
        return new CorpusScore(folders);
    }

    private static void measure(Owner owner, List<CorpusCase> cases, Map<String, Tally> folders) {
        List<String> arguments = arguments(owner);
        cases.forEach(mail -> arguments.add(mail.file().toString()));
        List<String> lines = Program.prints(arguments).lines().toList();
        if (lines.size() != cases.size()) {
            throw new IllegalStateException(cases.size() + " cases, " + lines.size() + " lines");
        }
        for (int i = 0; i < lines.size(); i++) {
            CorpusCase mail = cases.get(i);
            boolean right = mail.differences(lines.get(i)).isEmpty();
            folders.merge(mail.folder(), new Tally(1, right ? 1 : 0), Tally::plus);
        }
    }

    private static List<String> arguments(Owner owner) {
        List<String> arguments = new ArrayList<>(List.of("check", "--json", "--all"));
        owner.me().forEach(address -> arguments.addAll(List.of("--me", address)));
        owner.trust().forEach(host -> arguments.addAll(List.of("--trust", host)));
        owner.sent().forEach(file -> arguments.addAll(List.of("--sent", file.toString())));
        owner.zone().ifPresent(zone -> arguments.addAll(List.of("--dns", zone.toString())));
        if (owner.completeSent()) {
            arguments.add("--complete-sent");
        }
        return arguments;
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
