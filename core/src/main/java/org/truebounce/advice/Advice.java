package org.truebounce.advice;

import java.util.List;
import org.truebounce.verdict.Judgement;

/// One step that the owner can take.
///
/// @param id its name, stable for programs
/// @param text what to do, in plain words
public record Advice(String id, String text) {
    /// The steps that fit this verdict, in the order in which to take them.
    public static List<Advice> on(Judgement judgement) {
        return switch (judgement.verdict()) {
            case UNDECIDED -> AdviceTexts.steps("undecided.txt");
            case FAKE -> AdviceTexts.steps("fake.txt");
            case GENUINE, BACKSCATTER, COMPROMISED, NOT_A_NOTICE -> List.of();
        };
    }
}
