package org.truebounce.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.truebounce.account.Account;
import picocli.CommandLine.Option;

/// What the command line tells of the mailbox's owner.
final class AccountOptions {
    @Option(
            names = "--me",
            paramLabel = "ADDRESS",
            description = "An address of the mailbox's owner; repeatable. Without it: learned from the mailbox.")
    private List<String> me = new ArrayList<>();

    @Option(
            names = "--trust",
            paramLabel = "NAME",
            description = "A host, domain or authserv-id inside the owner's own mail system; repeatable.")
    private List<String> trust = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The same settings kept in a file. Default: ~/.config/truebounce/account.toml")
    private @Nullable Path config;

    /// The options and the settings file together; options go before settings.
    Account account() {
        SettingsFile settings = SettingsFile.read(Optional.ofNullable(config));
        return new Account(
                me.isEmpty() ? settings.list("me") : List.copyOf(me),
                trust.isEmpty() ? settings.list("trust") : List.copyOf(trust));
    }
}
