package org.truebounce.remedies.filter;

import java.util.List;

/// The rules as recipes of procmail, procmailrc(5).
public final class ProcmailFilter {
    private ProcmailFilter() {}

    public static String recipes(FilterRules rules) {
        StringBuilder text = new StringBuilder();
        rules.explained().forEach(line -> text.append("# ").append(line).append('\n'));
        rules.guard()
                .ifPresent(guard ->
                        recipe(rules, List.of("* ^" + escaped(guard.field()) + ":.*" + escaped(guard.text())), text));
        if (!rules.storm().isEmpty()) {
            recipe(rules, notice("* B ?? (" + alternatives(rules.storm()) + ")", rules), text);
        }
        if (!rules.marks().isEmpty()) {
            recipe(rules, notice("* B ?? ^Message-ID:", rules), text);
        }
        return text.toString();
    }

    private static List<String> notice(String returned, FilterRules rules) {
        String notice = "* ^(Return-Path:.*<>|Content-Type:.*multipart/report|From:.*(mailer-daemon|postmaster)@)";
        return rules.marks().isEmpty()
                ? List.of(notice, returned)
                : List.of(notice, returned, "* ! B ?? (" + alternatives(rules.marks()) + ")");
    }

    private static void recipe(FilterRules rules, List<String> conditions, StringBuilder text) {
        text.append("\n:0\n");
        rules.until()
                .ifPresent(day -> text.append("* ? test `date +%Y%m%d` -lt ")
                        .append(day.toString().replace("-", ""))
                        .append('\n'));
        conditions.forEach(condition -> text.append(condition).append('\n'));
        text.append(
                switch (rules.action()) {
                    case FILE -> "\"." + rules.folder().replace("\"", "") + "/\"\n";
                    case FLAG -> "| formail -A \"X-TrueBounce: verdict=backscatter\" | procmail -m /dev/null\n";
                    case DISCARD -> "/dev/null\n";
                });
    }

    private static String alternatives(List<String> texts) {
        return String.join("|", texts.stream().map(ProcmailFilter::escaped).toList());
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\.*+?^$|()\\[\\]{}<>])", "\\\\$1").replaceAll("[\r\n]", " ");
    }
}
