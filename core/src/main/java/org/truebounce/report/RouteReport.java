package org.truebounce.report;

import java.util.List;
import org.truebounce.evidence.Route;
import org.truebounce.evidence.Route.Standing;
import org.truebounce.evidence.Route.Stretch;
import org.truebounce.language.Language;

/// The ways of a notice and of the returned message, drawn: who handed what to whom, what is proven and what is
/// claimed.
public final class RouteReport {
    private final Style style;
    private final Language language;

    public RouteReport(Style style, Language language) {
        this.style = style;
        this.language = language;
    }

    public String draw(Route route) {
        StringBuilder drawing = new StringBuilder();
        way(drawing, says("notice"), route.notice());
        if (!route.returned().isEmpty()) {
            way(drawing, says("returned"), route.returned());
        }
        return drawing.toString();
    }

    private String says(String name) {
        return language.sentences("report").say("route", name);
    }

    private void way(StringBuilder drawing, String title, List<Stretch> stretches) {
        drawing.append('\n').append(style.bold(title)).append('\n');
        if (stretches.isEmpty()) {
            drawing.append("  ").append(says("nothing")).append('\n');
        }
        for (Stretch stretch : stretches) {
            station(drawing, "●", stretch.to(), "host");
            drawing.append("  ")
                    .append(line(stretch.standing()))
                    .append("   ")
                    .append(style.dim(meaning(stretch.standing())))
                    .append('\n');
        }
        if (!stretches.isEmpty()) {
            station(drawing, "○", stretches.getLast().from(), "program");
        }
    }

    private void station(StringBuilder drawing, String mark, String name, String nameless) {
        drawing.append("  ")
                .append(mark)
                .append(' ')
                .append(name.isEmpty() ? says(nameless) : Columns.harmless(name))
                .append('\n');
    }

    /// A solid line for what own hosts wrote, a double one at the border, a broken one for what strangers
    /// say, a cross where that is refuted.
    private static String line(Standing standing) {
        return switch (standing) {
            case OURS -> "│";
            case BORDER -> "║";
            case REPORTED -> "╎";
            case CLAIMED -> "┆";
            case CONTRADICTED -> "✗";
        };
    }

    private String meaning(Standing standing) {
        return switch (standing) {
            case OURS -> says("ours");
            case BORDER -> says("border");
            case REPORTED -> says("reported");
            case CLAIMED -> says("claimed");
            case CONTRADICTED -> says("contradicted");
        };
    }
}
