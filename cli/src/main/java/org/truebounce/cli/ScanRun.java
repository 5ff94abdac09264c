package org.truebounce.cli;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.truebounce.remedies.scan.Finding;
import org.truebounce.remedies.scan.Obstacle;
import org.truebounce.remedies.scan.Place;
import org.truebounce.remedies.scan.ScanJson;
import org.truebounce.remedies.scan.ScanSink;
import org.truebounce.remedies.scan.ScanTally;
import org.truebounce.remedies.scan.Signatures;
import org.truebounce.report.Style;

/// Prints what a scan finds.
final class ScanRun implements ScanSink {
    private final Terminal terminal;
    private final boolean json;
    private final Style style;
    private final Progress progress;
    private final Set<Place> places = EnumSet.noneOf(Place.class);
    private boolean failed;

    ScanRun(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
        this.style = terminal.style();
        this.progress = new Progress(terminal);
    }

    @Override
    public void found(Finding finding) {
        places.add(finding.place());
        if (json) {
            print(ScanJson.line(finding) + "\n");
        } else {
            print(style.warning("▲ FOUND") + "  " + style.bold(style.plain(finding.signature())) + "\n" + "  "
                    + style.plain(finding.where()) + "\n");
        }
    }

    @Override
    public void notScanned(String source, Obstacle obstacle) {
        print(
                json
                        ? ScanJson.line(source, obstacle) + "\n"
                        : "· not scanned, " + obstacle.words() + ": " + style.plain(source) + "\n");
    }

    @Override
    public void unusable(String source, String reason) {
        failed = true;
        say(source + ": " + reason);
    }

    @Override
    public void progress(ScanTally soFar) {
        progress.update(() -> String.format(
                Locale.ROOT, "%,d files, %,d MB, %,d found", soFar.scanned(), soFar.bytes() >> 20, soFar.found()));
    }

    /// Prints a line for the user alone.
    void say(String line) {
        progress.clear();
        terminal.err().println("truebounce: " + style.plain(line));
    }

    private void print(String text) {
        progress.clear();
        terminal.out().print(text);
        terminal.out().flush();
    }

    /// Prints what to do and the sum, and returns the exit status.
    int finish(ScanTally tally, Signatures signatures) {
        if (json) {
            print(ScanJson.line(tally, signatures) + "\n");
        } else {
            StringBuilder end = new StringBuilder();
            if (!places.isEmpty()) {
                end.append('\n').append(style.bold("What to do")).append('\n');
                places.forEach(place -> end.append(style.paragraph("  • ", place.advice())));
                end.append(style.paragraph(
                        "  • ",
                        "If you have opened one of them: take the computer off the"
                                + " network, and change your passwords at another one."));
                end.append('\n');
            }
            print(end + style.paragraph("", tally.line()));
        }
        return failed ? Main.UNUSABLE : 0;
    }
}
