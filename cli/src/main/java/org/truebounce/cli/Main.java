package org.truebounce.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Starts the program.
public final class Main {
    static final int UNUSABLE = 2;
    private static final int BUFFER = 1 << 16;

    /// The commands by their names, in the order in which help lists them.
    private static final Map<String, Function<Terminal, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("check", CheckCommand::new);
        COMMANDS.put("sweep", SweepCommand::new);
        COMMANDS.put("serve", ServeCommand::new);
        COMMANDS.put("password", PasswordCommand::new);
        COMMANDS.put("scan", ScanCommand::new);
        COMMANDS.put("anonymize", AnonymizeCommand::new);
        COMMANDS.put("filter", FilterCommand::new);
        COMMANDS.put("domain", DomainCommand::new);
        COMMANDS.put("ledger", LedgerCommand::new);
        COMMANDS.put("milter", MilterCommand::new);
        COMMANDS.put("batv", BatvCommand::new);
        COMMANDS.put("stream", terminal -> new StreamCommand());
        COMMANDS.put("completion", CompletionCommand::new);
    }

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
        CommandLine commands = arguments.length > 0 && COMMANDS.containsKey(arguments[0])
                ? commands(terminal, List.of(arguments[0])) // the others' options need not be read
                : commands(terminal);
        return commands.execute(arguments);
    }

    /// The program with all of its commands.
    static CommandLine commands(Terminal terminal) {
        return commands(terminal, COMMANDS.keySet());
    }

    private static CommandLine commands(Terminal terminal, Collection<String> names) {
        CommandLine commands = new CommandLine(new TrueBounceCommand());
        COMMANDS.forEach((name, command) -> {
            if (names.contains(name)) {
                commands.addSubcommand(name, command.apply(terminal));
            }
        });
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
