package org.truebounce.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.truebounce.evidence.Answer;
import org.truebounce.evidence.Evidence;
import org.truebounce.evidence.Question;
import org.truebounce.evidence.Weight;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Notice;

/// How likely it is that a notice is a forgery, and what that answers to the first question.
public final class Forgery {
    private static final Weights WEIGHTS = Weights.read("notice.weights");
    private static final double FAKE = 0.6;
    private static final double FAKE_POSE = 0.5;
    private static final double DOUBTFUL = 0.1;

    /// The form of a notice: anybody can copy it.
    private static final Set<String> FORM =
            Set.of("notice-report", "notice-original", "notice-reply", "notice-substance", "notice-sender");

    /// What a real notice does not have, or a forger cannot hide: beside it the form says nothing.
    private static final Set<String> REFUTING = Set.of(
            "notice-lure",
            "notice-attachment",
            "notice-demand-scan",
            "notice-demand-call",
            "notice-demand-run",
            "notice-demand-password",
            "notice-form",
            "notice-link-disguise",
            "notice-origin",
            "notice-greeting");

    /// What ties the notice to a host that has to do with the message.
    private static final Set<String> TIES = Set.of(
            "notice-origin",
            "notice-authentication",
            "notice-authentication-reporter",
            "notice-route",
            "notice-route-reporter");

    private Forgery() {}

    /// The features of a message that the fit weighs: its kind, and each finding with its answer.
    public static List<String> features(Notice notice, List<Evidence> evidence) {
        List<String> features = new ArrayList<>();
        features.add(notice.kind().isNotice() ? "kind notice" : "kind other");
        boolean refuted = evidence.stream().anyMatch(found -> isNo(found) && REFUTING.contains(found.id()));
        for (Evidence found : evidence) {
            boolean counts = found.question() == Question.NOTICE_IS_REAL
                    && found.answer() != Answer.UNKNOWN
                    && found.weight() != Weight.CONCLUSIVE
                    && !(refuted && found.answer() == Answer.YES && FORM.contains(found.id()));
            if (counts) {
                features.add(found.id() + " " + found.answer().word());
            }
        }
        return features;
    }

    private static boolean isNo(Evidence found) {
        return found.question() == Question.NOTICE_IS_REAL && found.answer() == Answer.NO;
    }

    /// The probability that the notice is a forgery.
    static double probability(Notice notice, List<Evidence> evidence) {
        for (Evidence found : evidence) {
            if (found.question() == Question.NOTICE_IS_REAL && found.weight() == Weight.CONCLUSIVE) {
                return found.answer() == Answer.YES ? 0.001 : 0.999;
            }
        }
        return evidence.isEmpty() ? 0.001 : WEIGHTS.probability(features(notice, evidence));
    }

    /// Whether the notice is real: no by the weight of what was found; yes only where something ties it to its
    /// reporter, since its form is a claim; otherwise not known.
    static Answer isReal(Notice notice, List<Evidence> evidence, double forgery) {
        if (forgery >= (notice.kind().isNotice() ? FAKE : FAKE_POSE)) {
            return Answer.NO;
        }
        boolean tied = evidence.stream().anyMatch(found -> found.answer() == Answer.YES && TIES.contains(found.id()));
        boolean reports = notice.kind().isNotice() || notice.kind() == Kind.SUCCESS;
        return tied && reports && forgery < DOUBTFUL ? Answer.YES : Answer.UNKNOWN;
    }
}
