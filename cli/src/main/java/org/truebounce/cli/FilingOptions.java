package org.truebounce.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.truebounce.Diagnosis;
import org.truebounce.language.Language;
import org.truebounce.language.Sentences;
import org.truebounce.mailbox.filing.FilingProposal;
import org.truebounce.mailbox.filing.FilingRule;
import org.truebounce.mailbox.imap.ImapFiling;
import org.truebounce.mailbox.imap.ImapMailbox;
import picocli.CommandLine.Option;

/// Whether notices on a server are filed by verdict, and how.
final class FilingOptions {
    @Option(
            names = "--file",
            description = "Move notices about forged mail into a folder of their own and forged notices into the junk"
                    + " folder, after showing what will be done and asking. Genuine and undecided notices and signs"
                    + " of a compromise stay where they are.")
    private boolean file;

    @Option(
            names = "--label",
            description = "With --file: move nothing; give each notice a label (IMAP keyword) by its verdict, such as"
                    + " $TrueBounceBackscatter.")
    private boolean label;

    @Option(
            names = "--file-to",
            paramLabel = "FOLDER",
            description = "With --file: the folder for notices about forged mail. Default: " + FilingRule.FORGED)
    private @Nullable String forged;

    @Option(names = "--yes", description = "With --file: do not ask.")
    private boolean yes;

    @Option(names = "--undo", description = "Take the last --file back, and do nothing else.")
    private boolean undo;

    private Optional<FilingProposal> proposal = Optional.empty();

    boolean isWanted() {
        return file || label || forged != null;
    }

    boolean isUndo() {
        return undo;
    }

    /// Makes the rule, before the first notice is judged.
    void prepare(SweepServer server) {
        if (isWanted()) {
            proposal = Optional.of(new FilingProposal(
                    label
                            ? FilingRule.labelling()
                            : FilingRule.moving(
                                    Optional.ofNullable(forged).orElse(FilingRule.FORGED),
                                    server.mailbox().folders())));
        }
    }

    void add(String source, Diagnosis diagnosis) {
        proposal.ifPresent(open -> open.add(source, diagnosis));
    }

    /// Shows what will be done, asks, and does it.
    void file(SweepServer server, Language language, Terminal terminal) {
        proposal.ifPresent(open -> file(open, filing(server.mailbox(), terminal), language, terminal));
    }

    private void file(FilingProposal open, ImapFiling filing, Language language, Terminal terminal) {
        Sentences words = language.sentences("report");
        FilingView view = new FilingView(terminal, language);
        view.show(open);
        if (open.plan().isEmpty()) {
            return;
        }
        if (!yes && !view.agrees()) {
            terminal.err().println("truebounce: nothing was filed");
            return;
        }
        int filed = filing.file(open.plan());
        terminal.err().println("truebounce: " + words.say("filing", "done", "count", String.valueOf(filed)));
    }

    /// Takes the last filing back.
    ///
    /// @return the exit status
    int undo(ImapMailbox mailbox, Language language, Terminal terminal) {
        ImapFiling filing = filing(mailbox, terminal);
        int filed = filing.lastFiled();
        List<String> left = filing.undo();
        left.forEach(line -> terminal.err().println("truebounce: " + line));
        terminal.err()
                .println("truebounce: "
                        + language.sentences("report")
                                .say(
                                        "filing",
                                        filed == 0 ? "nothing-to-undo" : "undone",
                                        "count",
                                        String.valueOf(filed)));
        return left.isEmpty() ? 0 : Main.UNUSABLE;
    }

    private static ImapFiling filing(ImapMailbox mailbox, Terminal terminal) {
        return new ImapFiling(
                mailbox.account(), ImapOptions.state(), line -> terminal.err().println("truebounce: " + line));
    }
}
