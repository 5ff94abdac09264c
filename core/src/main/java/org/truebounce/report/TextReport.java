package org.truebounce.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.advice.Advice;
import org.truebounce.advice.Summary;
import org.truebounce.evidence.Answer;
import org.truebounce.evidence.Evidence;
import org.truebounce.evidence.Question;
import org.truebounce.language.Language;
import org.truebounce.language.Sentences;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.notice.ReturnedMessage;
import org.truebounce.verdict.Answers;
import org.truebounce.verdict.Verdict;

/// A Diagnosis for people, in the language in which it was made.
public final class TextReport {
    private static final int LEAST_SAID = 20;

    private final Style style;
    private final Language language;
    private final Sentences words;
    private final int width;
    private final int verdictColumns;

    public TextReport(Style style, Language language) {
        this.style = style;
        this.language = language;
        this.words = language.sentences("report");
        this.width = style.textWidth();
        int widest = 0;
        for (Verdict verdict : Verdict.values()) {
            widest = Math.max(widest, Columns.width(plain(verdict)));
        }
        this.verdictColumns = widest + 1;
    }

    private String plain(Verdict verdict) {
        return new Style(false, width).verdict(verdict, language);
    }

    private String label(String name, String... values) {
        return words.say("card", name, values);
    }

    /// One message in full: verdict, what happened, the three answers, why, what to do.
    public String card(Diagnosis diagnosis) {
        return card(diagnosis, Optional.empty());
    }

    /// One message in full, with what a scanner found in it.
    ///
    /// @param malware the names of what was found; empty where the message was not scanned
    public String card(Diagnosis diagnosis, Optional<List<String>> malware) {
        StringBuilder card = new StringBuilder();
        headline(card, diagnosis);
        paragraph(card, "  ", diagnosis.summary());
        malware.ifPresent(found -> card.append('\n').append(malware(found)));
        if (diagnosis.judgement().verdict() != Verdict.FAKE) {
            failures(card, diagnosis);
            original(card, diagnosis.notice().returned());
        }
        if (diagnosis.notice().kind().isNotice() || diagnosis.judgement().verdict() == Verdict.FAKE) {
            answers(card, diagnosis);
        }
        advice(card, diagnosis);
        if (!diagnosis.notice().message().limitsReached().isEmpty()) {
            card.append('\n');
            paragraph(card, "  ", label("partial"));
        }
        return card.toString();
    }

    /// What a scanner found in a message.
    ///
    /// @param found the names; none where it found nothing
    public String malware(List<String> found) {
        return found.isEmpty()
                ? style.paragraph("  ", label("no-malware"))
                : style.paragraph("  ▲ ", label("malware", "names", String.join(", ", found)));
    }

    private void headline(StringBuilder card, Diagnosis diagnosis) {
        Verdict verdict = diagnosis.judgement().verdict();
        card.append('\n').append(style.verdict(verdict, language));
        if (verdict != Verdict.UNDECIDED && verdict != Verdict.NOT_A_NOTICE) {
            card.append(style.dim("  "
                    + label("sure", "percent", percent(diagnosis.judgement().confidence()))));
        }
        String kind = words.say("kind", diagnosis.notice().kind().word());
        card.append(style.dim("  " + kind)).append("\n\n");
    }

    private static String percent(double confidence) {
        return String.format(Locale.ROOT, "%.0f", Math.floor(confidence * 100));
    }

    private void failures(StringBuilder card, Diagnosis diagnosis) {
        for (RecipientStatus failure : diagnosis.notice().failures()) {
            card.append('\n');
            paragraph(card, "  • ", Summary.plainly(failure, language));
            diagnosis.suggestion(failure).ifPresent(meant -> paragraph(card, "    → ", label("meant", "meant", meant)));
            String codes = String.join(
                            " ", failure.reply().orElse(""), failure.status().orElse(""))
                    .strip();
            failure.diagnostic().ifPresent(said -> quote(card, said));
            String facts = failure.reason().word()
                    + (codes.isEmpty() ? "" : " · " + codes)
                    + failure.remoteMta()
                            .map(mta -> " · " + label("said-by", "host", mta))
                            .orElse("");
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
            String date = returned.date().map(Language::moment).orElse("");
            paragraph(card, "  ", label("original", "subject", subject, "to", to, "date", date));
        });
    }

    private void answers(StringBuilder card, Diagnosis diagnosis) {
        Answers answers = diagnosis.judgement().answers();
        card.append('\n').append(style.bold(label("why"))).append('\n');
        answer(card, "notice-is-real", answers.noticeIsReal());
        findings(card, diagnosis.evidence(), Question.NOTICE_IS_REAL);
        answer(card, "left-our-systems", answers.leftOurSystems());
        findings(card, diagnosis.evidence(), Question.LEFT_OUR_SYSTEMS);
        answer(card, "owner-sent-it", answers.ownerSentIt());
        findings(card, diagnosis.evidence(), Question.OWNER_SENT_IT);
    }

    private void answer(StringBuilder card, String question, Answer answer) {
        String given = style.bold(label(answer.word()));
        card.append("  ")
                .append(label("answer", "question", label(question), "answer", given))
                .append('\n');
    }

    private void findings(StringBuilder card, List<Evidence> evidence, Question question) {
        for (Evidence finding : evidence) {
            if (finding.question() == question) {
                String sign = switch (finding.answer()) {
                    case YES -> "+ ";
                    case NO -> "− ";
                    case UNKNOWN -> "· ";
                };
                String standard = finding.standard().orElse("");
                paragraph(card, "    " + sign, label("finding", "finding", finding.finding(), "standard", standard));
            }
        }
    }

    private void advice(StringBuilder card, Diagnosis diagnosis) {
        diagnosis.settle().ifPresent(question -> {
            card.append('\n').append(style.bold(label("settle"))).append('\n');
            paragraph(card, "  ", question);
        });
        if (!diagnosis.advice().isEmpty()) {
            card.append('\n').append(style.bold(label("to-do"))).append('\n');
        }
        int step = 1;
        for (Advice advice : diagnosis.advice()) {
            paragraph(card, "  " + step++ + ". ", advice.text());
        }
    }

    private void paragraph(StringBuilder card, String mark, String text) {
        card.append(style.paragraph(mark, text));
    }

    /// One message in one line: verdict, what happened, where it lies.
    public String line(Diagnosis diagnosis, String source) {
        Verdict verdict = diagnosis.judgement().verdict();
        int shown = Columns.width(plain(verdict));
        int sourceColumns = Math.min(32, style.width() / 3);
        int textColumns = Math.max(LEAST_SAID, style.width() - verdictColumns - sourceColumns - 2);
        String said = diagnosis.notice().failures().stream()
                .filter(failure -> verdict != Verdict.FAKE) // whose failure is part of the lie
                .findFirst()
                .map(failure -> Summary.plainly(failure, language))
                .orElse(diagnosis.summary());
        return style.verdict(verdict, language)
                + " ".repeat(Math.max(0, verdictColumns - shown))
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
