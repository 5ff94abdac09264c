package org.truebounce.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/// Prints the completion script for bash and zsh.
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script that completes commands and options in bash and zsh.",
        footer = {"", "Example:", "  source <(truebounce completion)"})
final class CompletionCommand implements Runnable {
    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out().print(AutoComplete.bash("truebounce", Main.commands(terminal)));
    }
}
