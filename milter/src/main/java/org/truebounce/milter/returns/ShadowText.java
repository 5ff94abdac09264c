package org.truebounce.milter.returns;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.truebounce.report.Page;
import org.truebounce.report.Style;
import org.truebounce.report.Style.Tone;

/// The shadow report as people read it.
final class ShadowText {
    private static final int[] COLUMNS = {10, 0};

    private final ShadowReport report;
    private final Page page;

    ShadowText(ShadowReport report, Style style) {
        this.report = report;
        this.page = new Page(style);
    }

    String text() {
        boolean safe = report.isSafe();
        page.headline(
                safe ? Tone.GOOD : Tone.CAREFUL,
                safe ? "✔ SAFE" : "? NOT YET",
                "may notices without a valid signature be refused?");
        String since = report.begun()
                .map(begin -> "Return addresses have been signed since " + begin)
                .orElse("No return address has been signed yet");
        page.paragraph("  ", since + "; this is what was seen until " + report.until() + " (UTC).");
        ways();
        conditions();
        learned();
        return page.toString();
    }

    private void ways() {
        page.heading("On the way out");
        line(report.signed(), "messages signed");
        lines(report.untouched(), ShadowText::told);
        page.heading("On the way in, with the empty sender");
        lines(report.findings(), ShadowText::told);
        line(report.refusable(), "in all that the guard does not take where it refuses");
        line(report.notTaken(), "of them were not taken");
    }

    private void conditions() {
        page.heading("Before you refuse");
        for (Condition condition : report.conditions()) {
            page.item("  ", condition.met() ? Tone.GOOD : Tone.BAD, condition.met() ? "✔" : "✖", condition.says());
            if (!condition.met()) {
                page.paragraph("    → ", condition.toDo());
            }
        }
    }

    private void learned() {
        page.heading("Learned");
        line(report.exemptRecipients(), "recipients that compare senders, such as mailing lists: nothing is signed");
        line(report.exemptSenders(), "senders that send by another way: no signature is asked for");
        if (!report.alsoElsewhere().isEmpty()) {
            page.paragraph("  ", "Some mail goes by another way: " + String.join(", ", report.alsoElsewhere()));
        }
    }

    private <T> void lines(Map<T, Long> sums, Function<T, String> told) {
        sums.forEach((what, sum) -> line(sum, told.apply(what)));
    }

    private void line(long number, String what) {
        page.row("", COLUMNS, String.format(Locale.ROOT, "%,10d", number), what);
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
