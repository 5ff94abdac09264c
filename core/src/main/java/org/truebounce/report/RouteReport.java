package org.truebounce.report;

import java.util.List;
import org.truebounce.evidence.Route;
import org.truebounce.evidence.Route.Standing;
import org.truebounce.evidence.Route.Stretch;

/// The ways of a notice and of the returned message, drawn: who handed what to whom, what is proven and what is
/// claimed.
public final class RouteReport {
    private final Style style;

    public RouteReport(Style style) {
        this.style = style;
    }

    public String draw(Route route) {
        StringBuilder drawing = new StringBuilder();
        way(drawing, "How the notice came to you", route.notice());
        if (!route.returned().isEmpty()) {
            way(drawing, "How the returned message went", route.returned());
        }
        return drawing.toString();
    }

    private void way(StringBuilder drawing, String title, List<Stretch> stretches) {
        drawing.append('\n').append(style.bold(title)).append('\n');
        if (stretches.isEmpty()) {
            drawing.append("  nothing tells\n");
        }
        for (Stretch stretch : stretches) {
            drawing.append("  ● ").append(Columns.harmless(stretch.to())).append('\n');
            drawing.append("  ")
                    .append(line(stretch.standing()))
                    .append("   ")
                    .append(style.dim(meaning(stretch.standing())))
                    .append('\n');
        }
        if (!stretches.isEmpty()) {
            drawing.append("  ○ ")
                    .append(Columns.harmless(stretches.getLast().from()))
                    .append('\n');
        }
    }

    /// A solid line for what own hosts wrote, a double one at the border, a broken one for what strangers say.
    private static String line(Standing standing) {
        return switch (standing) {
            case OURS -> "│";
            case BORDER -> "║";
            case REPORTED -> "╎";
            case CLAIMED -> "┆";
        };
    }

    private static String meaning(Standing standing) {
        return switch (standing) {
            case OURS -> "written by your own server";
            case BORDER -> "the border: your server took it from outside";
            case REPORTED -> "written by the reporting system";
            case CLAIMED -> "claimed; nothing proves it";
        };
    }
}
