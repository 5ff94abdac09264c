package org.truebounce.james;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.truebounce.report.HeaderReport;
import org.truebounce.settings.SettingsException;
import org.truebounce.verdict.Verdict;

/// What a matcher asks of a judgement: `backscatter,fake,confidence>=90`.
///
/// @param verdicts one of them
/// @param percent how sure, at least
record Condition(Set<Verdict> verdicts, double percent) {
    private static final String SURENESS = "confidence>=";
    private static final Set<Verdict> ASKED =
            EnumSet.complementOf(EnumSet.of(Verdict.NOT_A_NOTICE)); // of other mail, nothing is said

    /// @throws SettingsException where it is none
    static Condition of(String text) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        double percent = 0;
        for (String word : text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT).split(",")) {
            if (word.startsWith(SURENESS)) {
                percent = percent(word.substring(SURENESS.length()));
            } else {
                verdicts.add(verdict(word));
            }
        }
        if (verdicts.isEmpty()) {
            throw wrong("names no verdict: one of " + words());
        }
        return new Condition(verdicts, percent);
    }

    private static Verdict verdict(String word) {
        Optional<Verdict> verdict =
                ASKED.stream().filter(one -> one.word().equals(word)).findFirst();
        return verdict.orElseThrow(() -> wrong("\"" + word + "\" is none of " + words() + ", confidence>=90"));
    }

    /// A share such as 0.9, which is how it is written elsewhere, would match nearly everything.
    private static double percent(String text) {
        double percent = text.matches("\\d{1,3}(\\.\\d{1,3})?") ? Double.parseDouble(text) : -1;
        if (percent < 1 || percent > 100) {
            throw wrong(
                    "confidence is a number from 1 to 100, in per cent, such as confidence>=90, not \"" + text + "\"");
        }
        return percent;
    }

    private static SettingsException wrong(String what) {
        return new SettingsException(what);
    }

    private static String words() {
        return Arrays.stream(Verdict.values())
                .filter(ASKED::contains)
                .map(Verdict::word)
                .collect(Collectors.joining(", "));
    }

    boolean isMetBy(HeaderReport report) {
        return verdicts.contains(report.verdict()) && report.confidence() * 100 >= percent;
    }
}
