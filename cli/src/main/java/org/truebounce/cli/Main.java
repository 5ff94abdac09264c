package org.truebounce.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Starts the program.
public final class Main {
    static final int UNUSABLE = 2;
    private static final int BUFFER = 1 << 16;

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
                false,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = run(new Terminal(out, err, System.in, Languages.ofSystem(System.getenv())), arguments);
        out.flush();
        System.exit(status);
    }

    /// Runs one command.
    ///
    /// @return the exit status: 0 all done, 2 the command line or a named file could not be used
    static int run(Terminal terminal, String... arguments) {
        CommandLine commands = commands(terminal);
        return commands.execute(arguments);
    }

    static CommandLine commands(Terminal terminal) {
        CommandLine commands = new CommandLine(new TrueBounceCommand());
        commands.addSubcommand(new CheckCommand(terminal));
        commands.addSubcommand(new SweepCommand(terminal));
        commands.addSubcommand(new PasswordCommand(terminal));
        commands.addSubcommand(new ScanCommand(terminal));
        commands.addSubcommand(new AnonymizeCommand(terminal));
        commands.addSubcommand(new FilterCommand(terminal));
        commands.addSubcommand(new DomainCommand(terminal));
        commands.addSubcommand(new LedgerCommand(terminal));
        commands.addSubcommand(new CompletionCommand(terminal));
        commands.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        commands.setParameterExceptionHandler(Main::misused);
        commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, terminal));
        commands.setExpandAtFiles(false); // @notice.eml is a file's name
        commands.setUsageHelpAutoWidth(false);
        commands.setUsageHelpWidth(Math.max(60, Math.min(100, terminal.width())));
        return commands;
    }

    private static int misused(ParameterException misuse, String[] arguments) {
        String name = misuse.getCommandLine().getCommandSpec().qualifiedName();
        if (misuse.getCommandLine().getCommand() instanceof PasswordCommand
                && PasswordCommand.mayHoldPassword(arguments)) { // which the message would repeat
            misuse.getCommandLine().getErr().println(name + ": " + PasswordCommand.NOT_AS_ARGUMENT);
            return UNUSABLE;
        }
        misuse.getCommandLine().getErr().println(name + ": " + misuse.getMessage() + " (see " + name + " --help)");
        return UNUSABLE;
    }

    private static int failed(Exception failure, Terminal terminal) {
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        terminal.err().println("truebounce: " + what);
        return UNUSABLE;
    }
}
