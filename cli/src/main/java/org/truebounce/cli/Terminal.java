package org.truebounce.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.report.Style;

/// Where a command reads and prints.
///
/// The launcher tells by system properties whether standard output and error are terminals, and how wide: Java
/// 21 cannot.
///
/// @param out for data
/// @param err for everything else
/// @param language what the system speaks
record Terminal(PrintStream out, PrintStream err, InputStream in, Locale language) {
    private static final int DEFAULT_WIDTH = 80;

    /// A terminal of a system that speaks English.
    Terminal(PrintStream out, PrintStream err, InputStream in) {
        this(out, err, in, Locale.ENGLISH);
    }

    /// Colour on a terminal only, and not where https://no-color.org or a dumb terminal asks for none.
    Style style() {
        boolean color = Boolean.getBoolean("truebounce.terminal.out")
                && System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(System.getenv("TERM"));
        return new Style(color, width());
    }

    /// The user's answer to a question; empty where none came.
    ///
    /// @param yes the letter for yes
    /// @param no the letter for no
    Optional<Boolean> answer(char yes, char no) {
        int first = ' ';
        try {
            while (first == ' ' || first == '\n' || first == '\r') {
                first = in.read();
            }
        } catch (IOException gone) {
            return Optional.empty();
        }
        int letter = Character.toLowerCase(first);
        return letter == yes ? Optional.of(true) : letter == no ? Optional.of(false) : Optional.empty();
    }

    int width() {
        return Integer.getInteger("truebounce.terminal.width", DEFAULT_WIDTH);
    }

    boolean showsProgress() {
        return Boolean.getBoolean("truebounce.terminal.err");
    }
}
