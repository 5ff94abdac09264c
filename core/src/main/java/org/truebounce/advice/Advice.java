package org.truebounce.advice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.truebounce.language.Language;
import org.truebounce.language.Sentences;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.spelling.Suggestion;
import org.truebounce.verdict.Judgement;
import org.truebounce.verdict.Verdict;

/// One step that the owner can take.
///
/// @param id its name, stable for programs
/// @param text what to do, in plain words
public record Advice(String id, String text) {
    private static final String MAY_PASS = "may-pass";

    /// The steps that fit this verdict on this notice, in the order in which to take them.
    ///
    /// @param suggestions the addresses that were probably meant
    public static List<Advice> on(Judgement judgement, Notice notice, List<Suggestion> suggestions, Language language) {
        List<Advice> steps = new ArrayList<>();
        if (!suggestions.isEmpty()) {
            steps.add(spelling(judgement.verdict(), suggestions, language));
        }
        steps.addAll(on(judgement.verdict(), notice, language));
        return List.copyOf(steps);
    }

    private static List<Advice> on(Verdict verdict, Notice notice, Language language) {
        return switch (verdict) {
            case GENUINE -> notice.kind() == Kind.DELAY ? onDelay(language) : byReason(notice, language);
            case BACKSCATTER, COMPROMISED, FAKE, UNDECIDED -> steps(language.sentences("advice"), verdict.word());
            case NOT_A_NOTICE -> List.of();
        };
    }

    private static Advice spelling(Verdict verdict, List<Suggestion> suggestions, Language language) {
        String meant = suggestions.stream().map(Suggestion::meant).distinct().collect(Collectors.joining(", "));
        return new Advice("spelling", language.sentences("advice").say("spelling", verdict.word(), "meant", meant));
    }

    private static List<Advice> onDelay(Language language) {
        return steps(language.sentences("advice"), Kind.DELAY.word());
    }

    /// The steps for each reason that the notice gives; those that several have, once.
    private static List<Advice> byReason(Notice notice, Language language) {
        Sentences reasons = language.sentences("reasons");
        Set<Advice> steps = new LinkedHashSet<>();
        for (RecipientStatus failure : notice.failures()) {
            if (mayPass(failure)) {
                steps.add(new Advice(MAY_PASS, reasons.say(Sentences.SHARED, MAY_PASS)));
            }
            steps.addAll(steps(reasons, failure.reason().word()));
        }
        return List.copyOf(steps);
    }

    /// Whether the server called a failure passing that by its nature may be lasting: the steps of its reason do
    /// not think of that.
    private static boolean mayPass(RecipientStatus failure) {
        return failure.reason().permanent().isEmpty() && failure.permanent().equals(Optional.of(false));
    }

    private static List<Advice> steps(Sentences sentences, String section) {
        List<Advice> steps = new ArrayList<>();
        sentences.section(section).forEach((id, sentence) -> {
            if (!Summary.OF_A_REASON.contains(id)) {
                steps.add(new Advice(id, sentence.text()));
            }
        });
        return steps;
    }
}
