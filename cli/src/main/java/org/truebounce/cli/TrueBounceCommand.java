package org.truebounce.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program itself: it only names its commands.
@Command(
        name = "truebounce",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Reads mail delivery failure notices and says what they mean.",
        footer = {
            "",
            "Examples:",
            "  truebounce check notice.eml",
            "  truebounce check --json ~/Mail/inbox.mbox",
            "  truebounce check - < notice.eml",
            "",
            "Each command has its own --help."
        })
final class TrueBounceCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }
}
