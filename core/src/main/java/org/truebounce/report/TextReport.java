package org.truebounce.report;

import java.util.List;
import java.util.Locale;
import org.truebounce.Diagnosis;
import org.truebounce.advice.Advice;
import org.truebounce.advice.Summary;
import org.truebounce.evidence.Answer;
import org.truebounce.evidence.Evidence;
import org.truebounce.evidence.Question;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.notice.ReturnedMessage;
import org.truebounce.verdict.Verdict;

/// A Diagnosis for people.
public final class TextReport {
    private static final int VERDICT_COLUMNS = 14;

    private final Style style;
    private final int width;

    public TextReport(Style style) {
        this.style = style;
        this.width = style.textWidth();
    }

    /// One message in full: verdict, what happened, the three answers, why, what to do.
    public String card(Diagnosis diagnosis) {
        StringBuilder card = new StringBuilder();
        headline(card, diagnosis);
        paragraph(card, "  ", diagnosis.summary());
        if (diagnosis.judgement().verdict() != Verdict.FAKE) {
            failures(card, diagnosis);
            original(card, diagnosis.notice().returned());
        }
        if (diagnosis.notice().kind().isNotice() || diagnosis.judgement().verdict() == Verdict.FAKE) {
            answers(card, diagnosis);
        }
        advice(card, diagnosis);
        for (String limit : diagnosis.notice().message().limitsReached()) {
            paragraph(card, "  ", "Read only in part: " + limit + ".");
        }
        return card.toString();
    }

    private void headline(StringBuilder card, Diagnosis diagnosis) {
        Verdict verdict = diagnosis.judgement().verdict();
        card.append('\n').append(style.verdict(verdict));
        if (verdict != Verdict.UNDECIDED && verdict != Verdict.NOT_A_NOTICE) {
            card.append(style.dim("  " + percent(diagnosis.judgement().confidence()) + " sure"));
        }
        card.append(style.dim("  " + kind(diagnosis))).append("\n\n");
    }

    private static String kind(Diagnosis diagnosis) {
        return switch (diagnosis.notice().kind()) {
            case FAILURE -> "notice of failure";
            case DELAY -> "notice of delay";
            case SUCCESS -> "notice of success";
            case AUTO_REPLY -> "automatic answer";
            case READ_RECEIPT -> "read receipt";
            case ABUSE_REPORT -> "abuse report";
            case CHALLENGE -> "challenge";
            case OTHER -> "ordinary mail";
        };
    }

    private static String percent(double confidence) {
        return String.format(Locale.ROOT, "%.0f %%", Math.floor(confidence * 100));
    }

    private void failures(StringBuilder card, Diagnosis diagnosis) {
        for (RecipientStatus failure : diagnosis.notice().failures()) {
            card.append('\n');
            paragraph(card, "  • ", Summary.plainly(failure));
            diagnosis.suggestion(failure).ifPresent(meant -> paragraph(card, "    → ", "Did you mean " + meant + "?"));
            String codes = String.join(
                            " ", failure.reply().orElse(""), failure.status().orElse(""))
                    .strip();
            failure.diagnostic().ifPresent(said -> quote(card, said));
            String facts = failure.reason().word()
                    + (codes.isEmpty() ? "" : " · " + codes)
                    + failure.remoteMta().map(mta -> " · said by " + mta).orElse("");
            card.append(style.dim("    " + Columns.defanged(Columns.harmless(facts))))
                    .append('\n');
        }
    }

    private void quote(StringBuilder card, String said) {
        for (String line : Columns.wrap(Columns.defanged(Columns.harmless(said)), width - 6)) {
            card.append(style.dim("    │ ")).append(line).append('\n');
        }
    }

    private void original(StringBuilder card, ReturnedMessage returned) {
        returned.subject().ifPresent(subject -> {
            card.append('\n');
            String to = String.join(", ", returned.to());
            paragraph(
                    card,
                    "  ",
                    "The message: \"" + subject + "\"" + (to.isEmpty() ? "" : " to " + to)
                            + returned.date().map(date -> ", " + date).orElse(""));
        });
    }

    private void answers(StringBuilder card, Diagnosis diagnosis) {
        card.append('\n').append(style.bold("Why")).append('\n');
        answer(card, "Is the notice real?", diagnosis.judgement().answers().noticeIsReal());
        findings(card, diagnosis.evidence(), Question.NOTICE_IS_REAL);
        answer(
                card,
                "Did the message leave through your systems?",
                diagnosis.judgement().answers().leftOurSystems());
        findings(card, diagnosis.evidence(), Question.LEFT_OUR_SYSTEMS);
        answer(card, "Did you send it?", diagnosis.judgement().answers().ownerSentIt());
        findings(card, diagnosis.evidence(), Question.OWNER_SENT_IT);
    }

    private void answer(StringBuilder card, String question, Answer answer) {
        String mark = switch (answer) {
            case YES -> "yes";
            case NO -> "no";
            case UNKNOWN -> "not known";
        };
        card.append("  ").append(question).append(' ').append(style.bold(mark)).append('\n');
    }

    private void findings(StringBuilder card, List<Evidence> evidence, Question question) {
        for (Evidence finding : evidence) {
            if (finding.question() == question) {
                String sign = switch (finding.answer()) {
                    case YES -> "+ ";
                    case NO -> "− ";
                    case UNKNOWN -> "· ";
                };
                paragraph(
                        card,
                        "    " + sign,
                        finding.finding()
                                + finding.standard()
                                        .map(standard -> " (" + standard + ")")
                                        .orElse(""));
            }
        }
    }

    private void advice(StringBuilder card, Diagnosis diagnosis) {
        diagnosis.settle().ifPresent(question -> {
            card.append('\n').append(style.bold("What would settle it")).append('\n');
            paragraph(card, "  ", question);
        });
        if (!diagnosis.advice().isEmpty()) {
            card.append('\n').append(style.bold("What to do")).append('\n');
        }
        int step = 1;
        for (Advice advice : diagnosis.advice()) {
            paragraph(card, "  " + step++ + ". ", advice.text());
        }
    }

    /// A text wrapped behind its first line's mark.
    private void paragraph(StringBuilder card, String mark, String text) {
        Columns.paragraph(card, width, mark, text);
    }

    /// One message in one line: verdict, what happened, where it lies.
    public String line(Diagnosis diagnosis, String source) {
        String verdict = style.verdict(diagnosis.judgement().verdict());
        int shown = Columns.width(
                new Style(false, width).verdict(diagnosis.judgement().verdict()));
        int sourceColumns = Math.min(32, style.width() / 3);
        int textColumns = Math.max(20, style.width() - VERDICT_COLUMNS - sourceColumns - 2);
        String said = diagnosis.notice().failures().stream()
                .findFirst()
                .map(Summary::plainly)
                .orElse(diagnosis.summary());
        return verdict
                + " ".repeat(Math.max(0, VERDICT_COLUMNS - shown))
                + Columns.cell(Columns.defanged(Columns.harmless(said)), textColumns)
                + "  "
                + style.dim(tail(Columns.harmless(source), sourceColumns));
    }

    /// The end of a path tells more than its beginning.
    private static String tail(String source, int columns) {
        String tail = source;
        while (Columns.width(tail) > columns - 1 && tail.length() > 1) {
            tail = tail.substring(1);
        }
        return tail.length() == source.length() ? source : "…" + tail;
    }
}
