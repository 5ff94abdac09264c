package org.truebounce.cli;

import java.io.PrintStream;
import java.util.Map;
import org.truebounce.language.Language;
import org.truebounce.language.Sentences;
import org.truebounce.mailbox.filing.FilingProposal;
import org.truebounce.mailbox.filing.FilingProposal.Row;

/// Shows on the terminal what filing would do, and asks.
final class FilingView {
    private final Terminal terminal;
    private final Sentences words;

    FilingView(Terminal terminal, Language language) {
        this.terminal = terminal;
        this.words = language.sentences("report");
    }

    void show(FilingProposal proposal) {
        PrintStream err = terminal.err(); // what is asked goes where the answer is typed; data keeps to itself
        err.println();
        err.println(words.say("filing", proposal.size() == 0 ? "nothing" : "title"));
        int digits = proposal.rows().values().stream()
                .mapToInt(count -> String.valueOf(count).length())
                .max()
                .orElse(1);
        for (Map.Entry<Row, Integer> row : proposal.rows().entrySet()) {
            String count = String.valueOf(row.getValue());
            err.println("  " + " ".repeat(digits - count.length()) + count + "  " + line(row.getKey(), proposal));
        }
    }

    private String line(Row row, FilingProposal proposal) {
        String what = row.to().isEmpty()
                ? "stay"
                : switch (proposal.rule().way()) {
                    case MOVE -> "move";
                    case LABEL -> "label";
                };
        return words.say(
                "filing",
                what,
                "verdict",
                words.say("verdict", row.verdict().word()),
                "folder",
                row.folder(),
                "to",
                row.to().orElse(""));
    }

    /// Whether the owner agrees; without an answer he does not.
    boolean agrees() {
        terminal.err().print(words.say("filing", "ask") + " ");
        terminal.err().flush();
        return terminal.answer(
                        words.say("ask", "yes").charAt(0),
                        words.say("ask", "no").charAt(0))
                .orElse(false);
    }
}
