package org.truebounce.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Notice;
import org.truebounce.notice.Reason;
import org.truebounce.spelling.Suggestion;
import org.truebounce.verdict.Judgement;
import org.truebounce.verdict.Verdict;

/// One step that the owner can take.
///
/// @param id its name, stable for programs
/// @param text what to do, in plain words
public record Advice(String id, String text) {
    /// The steps that fit this verdict on this notice, in the order in which to take them.
    ///
    /// @param suggestions the addresses that were probably meant
    public static List<Advice> on(Judgement judgement, Notice notice, List<Suggestion> suggestions) {
        List<Advice> steps = new ArrayList<>();
        if (!suggestions.isEmpty()) {
            steps.add(spelling(judgement.verdict(), suggestions));
        }
        steps.addAll(on(judgement.verdict(), notice));
        return List.copyOf(steps);
    }

    private static List<Advice> on(Verdict verdict, Notice notice) {
        return switch (verdict) {
            case GENUINE -> byReason(notice);
            case BACKSCATTER -> AdviceTexts.steps("backscatter.txt");
            case COMPROMISED -> AdviceTexts.steps("compromised.txt");
            case FAKE -> AdviceTexts.steps("fake.txt");
            case UNDECIDED -> AdviceTexts.steps("undecided.txt");
            case NOT_A_NOTICE -> List.of();
        };
    }

    private static Advice spelling(Verdict verdict, List<Suggestion> suggestions) {
        String meant = suggestions.stream().map(Suggestion::meant).distinct().collect(Collectors.joining(", "));
        String text = AdviceTexts.texts("spelling.txt").getOrDefault(verdict.word(), "{meant}");
        return new Advice("spelling", text.replace("{meant}", meant));
    }

    /// One step for each reason that the notice gives; mail that is only late needs none.
    private static List<Advice> byReason(Notice notice) {
        if (notice.kind() == Kind.DELAY) {
            return List.of(
                    new Advice("wait", "Nothing to do: it is still being tried, and you will be told if it fails."));
        }
        Map<String, String> texts = AdviceTexts.texts("genuine.txt");
        return notice.failures().stream()
                .map(failure -> failure.reason())
                .distinct()
                .map(Reason::word)
                .map(word -> new Advice(word, texts.getOrDefault(word, texts.getOrDefault("any", ""))))
                .toList();
    }
}
