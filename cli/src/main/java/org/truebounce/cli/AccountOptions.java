package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.truebounce.account.Account;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentMail;
import org.truebounce.account.SignedReturns;
import org.truebounce.auth.batv.BatvKeyRing;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.language.Language;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the command line tells of the mailbox's owner. Each option may stand in the settings file too, by its
/// long name.
final class AccountOptions {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--me",
            paramLabel = "ADDRESS",
            description = "An address of the mailbox's owner; repeatable. Without it: learned from the mailbox.")
    private List<String> me = new ArrayList<>();

    @Option(
            names = "--sent",
            paramLabel = "PATH",
            description = "The owner's sent mail: mbox, Maildir or folder; repeatable.")
    private List<String> sent = new ArrayList<>();

    @Option(names = "--complete-sent", description = "Everything that the owner sent is in --sent.")
    private boolean completeSent;

    @Option(
            names = "--no-cache",
            description = "Keep no index of --sent: otherwise one is kept in ~/.cache/truebounce, which only you can"
                    + " read, so that the next run starts at once.")
    private boolean noCache;

    @Option(
            names = "--trust",
            paramLabel = "NAME",
            description = "A host, domain or authserv-id inside the owner's own mail system; repeatable."
                    + " Without it: learned from the route.")
    private List<String> trust = new ArrayList<>();

    @Option(
            names = "--dns",
            paramLabel = "SOURCE",
            description = "Where DNS answers come from: system, off (the default), or a zone file.")
    private @Nullable String dns;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The moment to judge at (ISO 8601); without it the notice's own time.")
    private @Nullable String at;

    @Option(
            names = "--batv-keys",
            paramLabel = "FILE",
            description =
                    "The keys that sign your return addresses (BATV): a digit, a blank and a secret on each line.")
    private @Nullable String batvKeys;

    @Option(names = "--batv-everywhere", description = "All your mail leaves with a signed return address.")
    private boolean batvEverywhere;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            completionCandidates = Languages.class,
            description = "The language of the report: ${COMPLETION-CANDIDATES}. Default: the system's.")
    private @Nullable String lang;

    @Mixin
    private SettingsOption config = new SettingsOption();

    /// The options and the settings file together; options go before settings.
    ///
    /// @throws UnusableException where a named file cannot be read or a value is none
    Account account(Terminal terminal) {
        return account(terminal, sent(terminal), List.of(), true);
    }

    /// The same, where more is known of what the owner sent than what lies in the named places.
    ///
    /// @param addresses the owner's, where none are named
    /// @param whole whether nothing was left out of the sent mail
    Account account(Terminal terminal, List<SentCopy> sentMail, List<String> addresses, boolean whole) {
        SettingsFile settings = settings();
        boolean complete = settings.given(completeSent, "complete-sent") && whole && !sentMail.isEmpty();
        List<String> named = settings.given(me, "me");
        Account account = Account.of(named.isEmpty() ? addresses : named, settings.given(trust, "trust"))
                .withSent(SentMail.of(sentMail, complete))
                .withDns(resolver(settings.given(dns, "dns").orElse("off")))
                .withLanguage(language(settings, terminal));
        account = settings.given(batvKeys, "batv-keys")
                .map(AccountOptions::keys)
                .map(keys -> new SignedReturns(keys, settings.given(batvEverywhere, "batv-everywhere")))
                .map(account::withReturns)
                .orElse(account);
        return settings.given(at, "at")
                .map(AccountOptions::instant)
                .map(account::withAt)
                .orElse(account);
    }

    /// The language to report in.
    Language language(Terminal terminal) {
        return Language.of(language(settings(), terminal));
    }

    /// The copies in the places that are named.
    List<SentCopy> sent(Terminal terminal) {
        return new SentSources(terminal).read(settings().given(sent, "sent"), keepsIndex());
    }

    /// Whether places of sent mail are named.
    boolean namesSent() {
        return !settings().given(sent, "sent").isEmpty();
    }

    /// Whether an index of sent mail may be kept.
    boolean keepsIndex() {
        return !noCache;
    }

    SettingsFile settings() {
        return config.settings();
    }

    /// The language to report in; where one is asked for that there is not, English, and a line that says so.
    private Locale language(SettingsFile settings, Terminal terminal) {
        if (lang != null && !Languages.has(lang)) {
            terminal.err()
                    .println("truebounce: --lang: " + lang + " is none of " + String.join(", ", Language.tags())
                            + "; the report is in English");
        }
        return settings.given(lang, "lang").map(Languages::locale).orElse(terminal.language());
    }

    private static BatvKeyRing keys(String file) {
        try {
            return BatvKeyRing.read(Path.of(file));
        } catch (IOException unusable) {
            throw new UnusableException("--batv-keys: " + file + ": " + unusable.getMessage());
        }
    }

    private static Resolver resolver(String source) {
        try {
            return switch (source) {
                case "off" -> Resolver.off();
                case "system" -> Resolver.system(PATIENCE);
                default -> zone(Path.of(source));
            };
        } catch (RuntimeException unusable) {
            throw new UnusableException("--dns: " + unusable.getMessage());
        }
    }

    private static Resolver zone(Path file) {
        if (!Files.exists(file)) {
            throw new UnusableException(file + " does not exist");
        }
        return Resolver.zoneFile(file);
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new UnusableException("--at: not an instant such as 2026-11-24T08:00:00Z: " + text);
        }
    }
}
