package org.truebounce.cli;

import java.nio.file.Path;
import java.util.List;
import org.truebounce.account.SentCopy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a sweep takes from the ledger and puts into it.
final class MemoryOptions {
    @Option(
            names = "--remember",
            description = "Remember the notices, what they mean, the storms and the sent mail that was read in the"
                    + " ledger; what is there already is not remembered twice.")
    private boolean remember;

    @Mixin
    private LedgerOption place = new LedgerOption();

    /// What the ledger remembers as sent, where it is used.
    List<SentCopy> sent(SettingsFile settings, Terminal terminal) {
        return remember ? LedgerOption.sent(place.location(settings), terminal) : place.sent(settings, terminal);
    }

    /// The ledger, where it is used.
    SweepRemembered open(SettingsFile settings, List<Path> files, SweepServer server, Terminal terminal) {
        boolean used = remember || place.named(settings).isPresent();
        return used
                ? SweepRemembered.in(place.location(settings), remember, files, server.url(), terminal)
                : SweepRemembered.nowhere(terminal);
    }

    /// Whether a message is to be judged: with `--only-new` none that the ledger knows.
    boolean wants(boolean onlyNew, SweepRemembered remembered, String source, byte[] message) {
        return !remembered.hasSeen(source, message) || !onlyNew;
    }
}
