package org.truebounce.milter.returns;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.truebounce.report.Style;
import org.truebounce.report.Style.Tone;

/// The shadow report as people read it.
final class ShadowText {
    private final ShadowReport report;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    ShadowText(ShadowReport report, Style style) {
        this.report = report;
        this.style = style;
    }

    String text() {
        head();
        ways();
        conditions();
        elsewhere();
        return text.toString();
    }

    private void head() {
        text.append(
                report.isSafe()
                        ? style.paint(Tone.GOOD, "✔ SAFE") + "  refusing unsigned notices would harm no mail of yours\n"
                        : style.paint(Tone.CAREFUL, "? NOT YET") + "  keep watching before you refuse anything\n");
        text.append(style.dim(report.begun()
                .map(begin -> "signed since " + begin + ", as of " + report.until() + " (UTC)")
                .orElse("nothing has been signed yet, as of " + report.until() + " (UTC)")));
        text.append("\n\n");
    }

    private void ways() {
        title("On the way out");
        line(report.signed(), "messages signed");
        lines(report.untouched(), ShadowText::told);
        title("\nOn the way in, with the empty sender");
        if (report.findings().isEmpty()) {
            text.append("  nothing\n");
        }
        lines(report.findings(), ShadowText::told);
        text.append('\n');
        line(report.refusable(), "would not have been taken");
        line(report.notTaken(), "were in fact not taken");
    }

    private void conditions() {
        title("\nBefore you refuse");
        for (Condition condition : report.conditions()) {
            text.append(style.paragraph(condition.met() ? "  ✔ " : "  ✖ ", condition.says()));
            if (!condition.met()) {
                text.append(style.paragraph("    → ", condition.toDo()));
            }
        }
    }

    private void elsewhere() {
        title("\nLearned");
        line(
                report.exemptRecipients(),
                "recipients towards whom nothing is signed (lists, services that compare senders)");
        line(report.exemptSenders(), "senders that send by another way and are not asked for a signature");
        if (!report.alsoElsewhere().isEmpty()) {
            text.append(style.paragraph(
                    "  ", "Some mail goes by another way: " + String.join(", ", report.alsoElsewhere())));
        }
    }

    private void title(String title) {
        text.append(style.bold(title)).append('\n');
    }

    private <T> void lines(Map<T, Long> sums, Function<T, String> told) {
        sums.forEach((what, sum) -> line(sum, told.apply(what)));
    }

    private void line(long number, String what) {
        text.append(String.format(Locale.ROOT, "%,10d  %s%n", number, what));
    }

    private static String told(Outgoing.Why why) {
        return "left as they were: "
                + switch (why) {
                    case NULL_SENDER -> "no sender";
                    case NOT_OURS -> "a domain that is not signed";
                    case EXEMPT_SENDER -> "an exempt sender";
                    case TAGGED -> "tagged already";
                    case ONLY_INSIDE -> "mail that stays inside";
                    case AUTOMATIC -> "answers of programs";
                    case EXEMPT_RECIPIENT -> "an exempt recipient";
                    case QUOTED -> "a quoted local part";
                    case TOO_LONG -> "a local part above 48 octets";
                };
    }

    private static String told(Finding finding) {
        return switch (finding) {
            case NO_NOTICE -> "no notices of failure: receipts, answers, other mail";
            case NOT_OURS -> "to a domain that is not signed";
            case EXEMPT -> "to an exempt address";
            case FORWARDED -> "to a forwarder's address";
            case CANNOT_BE_SIGNED -> "to an address that cannot be signed";
            case TO_EXEMPT -> "about mail to an exempt recipient";
            case VALID -> "with a valid signature";
            case LATE -> "with a signature that is a little late";
            case SEALED -> "with a sealed envelope id";
            case SENT_UNSIGNED -> "about mail of yours that was not signed";
            case UNSIGNED -> "refusable: without a signature";
            case EXPIRED -> "refusable: with a signature that is out of date";
            case WRONG -> "refusable: with a signature that is not yours";
            case MALFORMED -> "refusable: with a broken signature";
            case REPLAYED -> "refusable: with a signature of yours, about mail that was never sent";
            case UNKNOWN_KEY -> "to be put off: with a signature of a key that is not here";
            case TOO_MANY -> "to be put off: too many wrong signatures before";
        };
    }
}
