package org.truebounce.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.truebounce.remedies.scan.Clamd;
import org.truebounce.remedies.scan.ClamdGoneException;
import org.truebounce.remedies.scan.Scan;
import org.truebounce.remedies.scan.Signatures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets clamd look for malware in files and mail.
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Looks for malware in files, folders and mail, through a running clamd (ClamAV).",
        footer = {
            "",
            "Nothing is moved, changed or deleted. The contents go to clamd and nowhere else.",
            "",
            "Exit status: 0 all scanned, whatever was found; 2 the command line, a named file or clamd could not be used.",
            "",
            "Examples:",
            "  truebounce scan ~                            all that is yours",
            "  truebounce scan --json ~/Mail > found.jsonl  for programs"
        })
final class ScanCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A file, a mailbox or a folder of any of these.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--json", description = "JSON Lines: findings, what was not scanned, and the sum.")
    private boolean json;

    @Mixin
    private ClamdOption clamd = new ClamdOption();

    @Mixin
    private SettingsOption config = new SettingsOption();

    private final Terminal terminal;

    ScanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Clamd scanner = clamd.clamd(config.settings());
        Signatures signatures = ClamdOption.signatures(scanner, terminal);
        ScanRun run = new ScanRun(terminal, json);
        try {
            return run.finish(Scan.of(paths, scanner, run), signatures);
        } catch (ClamdGoneException gone) {
            run.say(String.valueOf(gone.getMessage()));
            return Main.UNUSABLE;
        }
    }
}
