package org.truebounce.remedies.filter;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The rules as an Exim filter file.
public final class EximFilter {
    private EximFilter() {}

    public static String filter(FilterRules rules) {
        StringBuilder text = new StringBuilder("# Exim filter\n");
        rules.explained().forEach(line -> text.append("# ").append(line).append('\n'));
        text.append("# Exim shows a filter only the first message_body_visible characters of a body, 500 unless its\n");
        text.append("# configuration says more: ask for 20000, or returned messages are not seen and stay.\n");
        rules.guard()
                .ifPresent(guard ->
                        rule(rules, List.of("$h_" + guard.field() + ": contains " + quoted(guard.text())), text));
        if (!rules.storm().isEmpty()) {
            rule(rules, notice(any(rules.storm()), rules), text);
        }
        if (!rules.marks().isEmpty()) {
            rule(rules, notice("$message_body contains \"Message-ID:\"", rules), text);
        }
        return text.toString();
    }

    private static List<String> notice(String returned, FilterRules rules) {
        List<String> tests = new ArrayList<>(List.of("$sender_address is \"\"", returned));
        if (!rules.marks().isEmpty()) {
            tests.add("not " + any(rules.marks()));
        }
        return tests;
    }

    private static void rule(FilterRules rules, List<String> tests, StringBuilder text) {
        List<String> all = new ArrayList<>(tests);
        rules.until()
                .ifPresent(day -> all.addFirst("$tod_epoch is below "
                        + day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
        text.append("\nif ").append(String.join("\n   and ", all)).append("\nthen\n");
        text.append(
                switch (rules.action()) {
                    case FILE -> "  save \"$home/Maildir/." + rules.folder().replace("\"", "") + "/\"\n  finish\n";
                    case FLAG -> "  headers add \"X-TrueBounce: verdict=backscatter\"\n";
                    case DISCARD -> "  seen finish\n";
                });
        text.append("endif\n");
    }

    private static String any(List<String> texts) {
        return "("
                + String.join(
                        " or ",
                        texts.stream()
                                .map(text -> "$message_body contains " + quoted(text))
                                .toList()) + ")";
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$", "\\$")
                        .replaceAll("[\r\n]", " ") + "\"";
    }
}
