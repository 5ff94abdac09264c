package org.truebounce.report;

import org.truebounce.report.Style.Tone;

/// A page of plain text for people, put together from above to below in the width of the terminal. Nothing that
/// it is given can steer the terminal.
public final class Page {
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    public Page(Style style) {
        this.style = style;
    }

    /// The line that says the most: a sign and a word in their tone, and something quiet behind them.
    public Page headline(Tone tone, String said, String behind) {
        text.append('\n').append(style.paint(tone, Columns.harmless(said)));
        text.append(style.dim("  " + Columns.harmless(behind))).append("\n\n");
        return this;
    }

    /// The title of a section, below an empty line.
    public Page heading(String title) {
        text.append('\n').append(style.bold(Columns.harmless(title))).append('\n');
        return this;
    }

    /// An empty line.
    public Page space() {
        text.append('\n');
        return this;
    }

    /// A paragraph, wrapped behind its mark.
    public Page paragraph(String mark, String said) {
        Columns.paragraph(text, style.textWidth(), mark, said);
        return this;
    }

    /// A paragraph behind a sign in its tone, two columns wide with the blank behind it.
    public Page item(String indent, Tone tone, String sign, String said) {
        int from = text.length();
        paragraph(indent + sign + " ", said);
        int at = from + indent.length();
        text.replace(at, at + sign.length(), style.paint(tone, sign));
        return this;
    }

    /// A line that is to be copied as it is: it is never wrapped.
    public Page verbatim(String mark, String line) {
        text.append(style.dim(mark)).append(Columns.harmless(line)).append('\n');
        return this;
    }

    /// A line of a drawing, as it is: its tones are in it already.
    Page drawn(String line) {
        text.append(line).append('\n');
        return this;
    }

    /// A line whose cells are set in columns.
    ///
    /// @param widths of the cells; the last cell may be longer
    public Page row(String indent, int[] widths, String... cells) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < cells.length; i++) {
            String cell = Columns.harmless(cells[i]);
            line.append(i == cells.length - 1 ? cell : Columns.cell(cell, widths[i]) + "  ");
        }
        text.append(line.toString().stripTrailing()).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
