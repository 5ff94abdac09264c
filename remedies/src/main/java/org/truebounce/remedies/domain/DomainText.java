package org.truebounce.remedies.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.remedies.domain.Step.Condition;
import org.truebounce.report.Page;
import org.truebounce.report.Style;
import org.truebounce.report.Style.Tone;

/// An assessment for people.
public final class DomainText {
    private final Style style;

    public DomainText(Style style) {
        this.style = style;
    }

    /// The whole of it: the answer, what was found, what to publish, the way, who sends.
    public String card(Assessment assessment) {
        Page page = new Page(style);
        head(page, assessment);
        findings(page, assessment);
        subdomains(page, assessment.subdomains());
        records(page, assessment);
        steps(page, assessment.steps());
        assessment.senders().ifPresent(senders -> new SendersText(page).senders(senders));
        assessment.notices().ifPresent(notices -> new SendersText(page).notices(notices));
        return page.toString();
    }

    private static void head(Page page, Assessment assessment) {
        Forgery forgery = assessment.forgery();
        page.headline(
                tone(forgery.forgeable()),
                sign(forgery.forgeable()) + " " + shown(forgery.forgeable()),
                "can strangers forge mail from " + assessment.domain() + " today?");
        page.paragraph("  ", forgery.answer()).paragraph("  ", forgery.receivers());
        if (!assessment.organization().equals(assessment.domain())) {
            page.space()
                    .paragraph(
                            "  ",
                            assessment.domain() + " belongs to " + assessment.organization()
                                    + ": where it has no DMARC record of its own, that of " + assessment.organization()
                                    + " counts.");
        }
        if (assessment.parked()) {
            page.space().paragraph("  ", "It neither takes nor sends mail, so all can be closed at once.");
        }
    }

    private static Tone tone(Forgeable forgeable) {
        return switch (forgeable) {
            case YES -> Tone.BAD;
            case PARTLY, UNKNOWN -> Tone.CAREFUL;
            case NO -> Tone.GOOD;
        };
    }

    private static String sign(Forgeable forgeable) {
        return switch (forgeable) {
            case YES -> "✖";
            case PARTLY -> "▲";
            case NO -> "✔";
            case UNKNOWN -> "?";
        };
    }

    private static String shown(Forgeable forgeable) {
        return forgeable == Forgeable.UNKNOWN ? "NOT KNOWN" : forgeable.name();
    }

    private static void findings(Page page, Assessment assessment) {
        page.heading("What was found");
        for (Finding finding : assessment.findings()) {
            page.item(
                    "  ",
                    tone(finding.severity()),
                    sign(finding.severity()),
                    finding.found() + " (" + finding.standard() + ")");
            int number =
                    finding.record().map(mending -> number(assessment, mending)).orElse(0);
            String pointer = number == 0 ? "" : " → record " + number;
            if (!finding.why().isEmpty() || number > 0) {
                page.paragraph("    ", (finding.why() + pointer).strip());
            }
            if (number == 0) { // a record that others must publish
                finding.record().ifPresent(record -> page.verbatim("    ", record.zoneLine()));
            }
        }
    }

    /// The number under which a record is shown, one of the same name and type standing for it; 0 where none is.
    private static int number(Assessment assessment, DnsRecord record) {
        List<DnsRecord> records = assessment.records();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).name().equals(record.name())
                    && records.get(i).type().equals(record.type())) {
                return i + 1;
            }
        }
        return 0;
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Tone.BAD;
            case WARNING, UNKNOWN -> Tone.CAREFUL;
            case ADVICE -> Tone.NEWS;
            case GOOD -> Tone.GOOD;
        };
    }

    private static String sign(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "✖";
            case WARNING -> "▲";
            case ADVICE -> "•";
            case GOOD -> "✔";
            case UNKNOWN -> "?";
        };
    }

    private static void subdomains(Page page, List<Subdomain> subdomains) {
        page.heading("Names below it");
        for (Subdomain each : subdomains) {
            String made = each.kind() == Subdomain.Kind.INVENTED ? " (does not exist)" : "";
            page.item("  ", tone(each.forgeable()), sign(each.forgeable()), each.name() + made + ": " + each.found());
        }
    }

    private static void records(Page page, Assessment assessment) {
        if (assessment.records().isEmpty()) {
            return;
        }
        page.heading("What to publish: a line for a zone file, or the fields of your DNS provider's form");
        int number = 1;
        for (DnsRecord record : assessment.records()) {
            page.verbatim("  " + number++ + ". ", record.zoneLine());
            page.row("     ", new int[] {5, 0}, "name", record.host(assessment.organization()));
            page.row("     ", new int[] {5, 0}, "type", record.type());
            page.row("     ", new int[] {5, 0}, "value", record.value());
        }
    }

    private static void steps(Page page, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        page.heading("The way to refusing forgeries");
        int number = 1;
        for (Step step : steps) {
            boolean done = step.standing() == Step.Standing.DONE;
            boolean current = step.standing() == Step.Standing.CURRENT;
            page.item(
                    "  ",
                    current ? Tone.STRONG : done ? Tone.GOOD : Tone.QUIET,
                    current ? "▶" : done ? "✔" : "○",
                    number++ + ". " + step.stage().meaning() + (current ? " (you are here)" : ""));
            if (step.standing() == Step.Standing.NEXT || step.standing() == Step.Standing.LATER) {
                step.conditions().forEach(condition -> condition(page, condition));
                page.verbatim("      ", step.record().zoneLine());
            }
        }
    }

    private static void condition(Page page, Condition condition) {
        Optional<Boolean> met = condition.met();
        Tone tone = met.isEmpty() ? Tone.QUIET : met.get() ? Tone.GOOD : Tone.BAD;
        String sign = met.isEmpty() ? "?" : met.get() ? "✔" : "✖";
        page.item("      ", tone, sign, condition.text());
    }

    static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
