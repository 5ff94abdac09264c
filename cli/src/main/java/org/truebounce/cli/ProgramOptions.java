package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.truebounce.mailbox.profile.MailProgram;
import org.truebounce.mailbox.profile.Profile;
import picocli.CommandLine.Option;

/// Which mail programs' mail is swept.
final class ProgramOptions {
    @Option(
            names = "--thunderbird",
            description = "The mail that Thunderbird keeps on this machine; its Sent folders count as your sent mail.")
    private boolean thunderbird;

    @Option(
            names = "--apple-mail",
            description = "The mail that Apple Mail keeps on this machine; its Sent folders count as your sent mail.")
    private boolean appleMail;

    /// What mail programs keep.
    ///
    /// @param addresses the owner's
    record Found(List<Path> mail, List<Path> sent, List<String> addresses) {}

    /// What the programs that are asked for keep.
    ///
    /// @throws UnusableException where one keeps nothing here
    Found found() {
        List<Profile> profiles = new ArrayList<>();
        if (thunderbird) {
            profiles.addAll(profiles(MailProgram.THUNDERBIRD));
        }
        if (appleMail) {
            profiles.addAll(profiles(MailProgram.APPLE_MAIL));
        }
        return new Found(
                profiles.stream().flatMap(profile -> profile.mail().stream()).toList(),
                profiles.stream().flatMap(profile -> profile.sent().stream()).toList(),
                profiles.stream()
                        .flatMap(profile -> profile.addresses().stream())
                        .distinct()
                        .toList());
    }

    private static List<Profile> profiles(MailProgram program) {
        List<Profile> profiles;
        try {
            profiles = program.profiles(home());
        } catch (IOException closed) {
            throw new UnusableException(option(program) + ": " + closed.getMessage() + " cannot be read; on macOS, give"
                    + " your terminal Full Disk Access (System Settings, Privacy & Security)");
        }
        if (profiles.isEmpty()) {
            throw new UnusableException(
                    option(program) + ": " + program.title() + " keeps no mail in " + home() + "; name its folder");
        }
        return profiles;
    }

    /// What is here, for whoever has named no mailbox.
    String hint() {
        List<String> here = new ArrayList<>();
        for (MailProgram program : MailProgram.values()) {
            try {
                if (!program.profiles(home()).isEmpty()) {
                    here.add(program.title() + " keeps mail here: " + option(program));
                }
            } catch (IOException closed) {
                // It is no offer then.
            }
        }
        return here.isEmpty() ? "" : "; " + String.join("; ", here);
    }

    private static String option(MailProgram program) {
        return switch (program) {
            case THUNDERBIRD -> "--thunderbird";
            case APPLE_MAIL -> "--apple-mail";
        };
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }
}
