package org.truebounce.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.report.Style;

/// Where a command reads and prints.
///
/// The launcher tells by system properties whether standard input, output and error are terminals, and how wide: Java
/// 21 cannot.
///
/// @param out for data
/// @param err for everything else
/// @param language what the system speaks
record Terminal(PrintStream out, PrintStream err, InputStream in, Locale language) {
    private static final int DEFAULT_WIDTH = 80;
    private static final int LONGEST_SECRET = 4_096;

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

    /// A secret that the user types without its being shown; from a pipe, one line.
    ///
    /// The array is the caller's to wipe. What buffers in front of a pipe hold is out of reach.
    char[] secret(String prompt) {
        Console console = in.equals(System.in) ? System.console() : null;
        if (console != null) {
            char[] typed = console.readPassword("%s", prompt);
            return typed == null ? new char[0] : typed;
        }
        if (Boolean.getBoolean("truebounce.terminal.in")) {
            throw new UnusableException("typing would be shown, since standard output is no terminal;"
                    + " leave it one, or pipe the password in");
        }
        try {
            return line();
        } catch (IOException gone) {
            throw new UnusableException("standard input cannot be read");
        }
    }

    private char[] line() throws IOException {
        byte[] bytes = new byte[LONGEST_SECRET];
        int length = 0;
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (length == bytes.length) {
                Arrays.fill(bytes, (byte) 0);
                throw new UnusableException("the line on standard input is above " + LONGEST_SECRET + " bytes");
            }
            bytes[length++] = (byte) next;
        }
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
        char[] secret = new char[decoded.remaining()];
        decoded.get(secret);
        decoded.clear();
        while (decoded.hasRemaining()) {
            decoded.put('\0');
        }
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    int width() {
        return Integer.getInteger("truebounce.terminal.width", DEFAULT_WIDTH);
    }

    boolean showsProgress() {
        return Boolean.getBoolean("truebounce.terminal.err");
    }
}
