package org.truebounce.remedies.server;

import java.util.Optional;
import org.truebounce.report.Page;
import org.truebounce.report.Style;
import org.truebounce.report.Style.Tone;

/// What was seen of a server, for people.
public final class ServerText {
    private final Style style;

    public ServerText(Style style) {
        this.style = style;
    }

    public String card(ServerReport report) {
        Page page = new Page(style);
        Standing standing = report.standing();
        page.headline(
                tone(standing),
                sign(standing) + " " + word(standing),
                "does " + report.host() + " send backscatter for " + report.domain() + "?");
        report.software().ifPresent(software -> page.paragraph("  ", "It says that it is " + software.title() + "."));
        page.heading("What was seen");
        for (Observation each : report.observations()) {
            page.item(
                    "  ",
                    tone(each.standing()),
                    sign(each.standing()),
                    each.found() + " (" + each.subject().standard() + ")");
            if (!each.why().isEmpty()) {
                page.paragraph("    ", each.why());
            }
        }
        report.observations().stream()
                .filter(each -> each.standing() == Standing.BAD)
                .forEach(each -> mending(page, each, report.software()));
        return page.toString();
    }

    private static void mending(Page page, Observation seen, Optional<Software> software) {
        page.heading("How to mend it: " + seen.subject().id().replace('-', ' '));
        page.paragraph("  ", Mending.of(seen.subject()));
        Mending.with(seen.subject()).forEach((program, text) -> {
            if (software.isEmpty() || software.get() == program) {
                page.paragraph("  " + program.title() + ": ", text);
            }
        });
    }

    private static Tone tone(Standing standing) {
        return switch (standing) {
            case BAD -> Tone.BAD;
            case UNSURE -> Tone.CAREFUL;
            case GOOD -> Tone.GOOD;
        };
    }

    private static String sign(Standing standing) {
        return switch (standing) {
            case BAD -> "✖";
            case UNSURE -> "?";
            case GOOD -> "✔";
        };
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case BAD -> "IT MAY";
            case UNSURE -> "NOTHING SEEN SO FAR";
            case GOOD -> "NO";
        };
    }
}
