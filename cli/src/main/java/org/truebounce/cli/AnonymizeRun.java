package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.remedies.anonymize.Anonymized;
import org.truebounce.remedies.anonymize.Anonymizer;
import org.truebounce.remedies.anonymize.LineDiff;
import org.truebounce.remedies.anonymize.Replacement;

/// Anonymises messages as they come, writes them, and tells what it did.
final class AnonymizeRun implements MailSink {
    private static final int WIDEST = 46;

    private final Terminal terminal;
    private final Anonymizer anonymizer;
    private final Optional<Path> out;
    private final Manner manner;
    private final List<byte[]> written = new ArrayList<>();
    private List<Replacement> replacements = List.of();
    private boolean failed;

    /// @param force to overwrite, and to write although a private name is left
    /// @param diff to show the lines that changed
    record Manner(boolean force, boolean diff) {}

    AnonymizeRun(Terminal terminal, Anonymizer anonymizer, Optional<Path> out, Manner manner) {
        this.terminal = terminal;
        this.anonymizer = anonymizer;
        this.out = out;
        this.manner = manner;
    }

    @Override
    public void mail(MailItem item) {
        if (item.message().length > Anonymizer.LARGEST) {
            fail(item.source() + ": larger than " + (Anonymizer.LARGEST >> 20) + " MB: no notice is");
            return;
        }
        Anonymized result = anonymizer.anonymize(item.message());
        replacements = result.replacements();
        if (manner.diff) {
            LineDiff.between(item.message(), result.message()).forEach(this::diffLine);
        }
        tell(item.source(), result);
        if (result.leftovers().isEmpty() || manner.force) {
            written.add(result.message());
        }
    }

    private void tell(String source, Anonymized result) {
        if (result.differences().isEmpty()) {
            say(source + ": read as before: "
                    + result.diagnosis().judgement().verdict().word() + ", "
                    + result.diagnosis().notice().kind().word() + ".");
        }
        for (Anonymized.Difference difference : result.differences()) {
            say(source + ": read otherwise than before: " + difference.fact() + " was " + difference.before() + ", is "
                    + difference.after() + ". Say so when you give it away.");
        }
        for (String leftover : result.leftovers()) {
            String refused = manner.force ? "" : "; nothing is written (--force writes it)";
            fail(source + ": private, and still in it: " + leftover + refused);
        }
    }

    private void diffLine(String line) {
        boolean color = terminal.showsProgress();
        String start = switch (line.charAt(0)) {
            case '+' -> "\u001b[32m";
            case '-' -> "\u001b[31m";
            default -> "\u001b[2m";
        };
        say(color ? start + line + "\u001b[0m" : line);
    }

    @Override
    public void unreadable(Unreadable problem) {
        fail(problem.line());
    }

    private void fail(String line) {
        failed = !manner.force || failed;
        say("truebounce: " + line);
    }

    private void say(String line) {
        terminal.err().println(line);
    }

    /// Writes what there is and tells what was replaced; returns the exit status.
    int finish() {
        table();
        try {
            write();
        } catch (IOException unwritable) {
            throw new UnusableException("cannot write: " + unwritable.getMessage());
        }
        return failed ? Main.UNUSABLE : 0;
    }

    private void write() throws IOException {
        if (out.isEmpty()) {
            if (written.size() > 1) {
                throw new UnusableException("several messages need a folder to be written to: --out FOLDER");
            }
            for (byte[] message : written) {
                terminal.out().write(message, 0, message.length);
            }
            terminal.out().flush();
            return;
        }
        Path path = out.get();
        boolean folder =
                written.size() > 1 || Files.isDirectory(path) || path.toString().endsWith("/");
        if (folder) {
            Files.createDirectories(path);
        }
        // The names of the originals may tell something.
        for (int i = 0; i < written.size(); i++) {
            write(folder ? path.resolve("notice-" + (i + 1) + ".eml") : path, written.get(i));
        }
    }

    private void write(Path file, byte[] message) throws IOException {
        if (Files.exists(file) && !manner.force) {
            throw new UnusableException(file + " exists; --force overwrites it");
        }
        Files.write(file, message);
        say("written: " + file);
    }

    /// Names in full; words and ids only counted, since there are many.
    private void table() {
        int words = 0;
        for (Replacement replacement : replacements) {
            boolean counted = switch (replacement.kind()) {
                case ADDRESS, DOMAIN, HOST, NETWORK_ADDRESS, FILE -> false;
                case LOCAL_PART, ID, SIGNATURE, WORD -> true;
            };
            words += counted ? 1 : 0;
            if (!counted) {
                say("  " + padded(replacement.kind().word(), 16) + padded(replacement.original(), WIDEST) + " -> "
                        + replacement.given());
            }
        }
        say("  and " + words + " words, numbers, ids and signatures.");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
