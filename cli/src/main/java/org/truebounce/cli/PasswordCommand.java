package org.truebounce.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.truebounce.remedies.password.BreachList;
import org.truebounce.remedies.password.BreachListException;
import org.truebounce.remedies.password.Judgement;
import org.truebounce.remedies.password.Passphrase;
import org.truebounce.remedies.password.PassphraseRecipe;
import org.truebounce.remedies.password.WordList;
import org.truebounce.report.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes passphrases, and says how strong a password is.
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description = "Makes a passphrase of random words, or says how strong a password of yours is.",
        footer = {
            "",
            "The passphrase stands alone on standard output; what there is to say about it on standard error.",
            "A password to check is typed without being shown, or piped in as one line. It is neither kept nor sent.",
            "",
            "Examples:",
            "  truebounce password                          six random words",
            "  truebounce password --words de --count 5     five to choose from, of German words",
            "  truebounce password --check                  how strong is mine?"
        })
final class PasswordCommand implements Callable<Integer> {
    static final String NOT_AS_ARGUMENT = "a password is never given as an argument: the shell would keep it and"
            + " others could see it. Run: truebounce password --check, and type it when asked";

    private static final int MOST = 1_000;

    @Option(names = "--words", paramLabel = "LANG", description = "The language of the words: en (default), de or pt.")
    private String words = "en";

    @Option(
            names = "--length",
            paramLabel = "N",
            description = "How many words. Default: as many as give 77 bits, which is 6.")
    private @Nullable Integer length;

    @Option(names = "--bits", paramLabel = "N", description = "As many words as give at least so many bits.")
    private @Nullable Double bits;

    @Option(names = "--separator", paramLabel = "SIGN", description = "What stands between the words. Default: -")
    private String separator = "-";

    @Option(names = "--count", paramLabel = "N", description = "How many passphrases, a line each. Default: 1")
    private int count = 1;

    @Option(names = "--capitals", description = "Begin each word with a capital, for sites that demand one.")
    private boolean capitals;

    @Option(names = "--digit", description = "End with a random digit, for sites that demand one.")
    private boolean digit;

    @Option(names = "--check", description = "Say how strong a password is that you type.")
    private boolean check;

    @Option(
            names = "--breached",
            paramLabel = "FILE",
            description = "With --check: look the password up in a file of leaked ones, as Have I Been Pwned"
                    + " gives it (SHA-1, in the order of the hashes). Nothing is sent.")
    private @Nullable Path breached;

    @Option(names = "--json", description = "With --check: a line of JSON.")
    private boolean json;

    @Option(
            names = "--me",
            paramLabel = "WORD",
            description = "With --check: an address or name of yours, which others would try first; repeatable.")
    private List<String> me = new ArrayList<>();

    @Mixin
    private SettingsOption config = new SettingsOption();

    @Parameters(arity = "0..*", hidden = true)
    private List<String> passwords = new ArrayList<>();

    private final Terminal terminal;

    PasswordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Whether a complaint about the command line might repeat a password that was written there.
    static boolean mayHoldPassword(String... arguments) {
        return Arrays.stream(arguments).anyMatch(argument -> argument.startsWith("--check"));
    }

    @Override
    public Integer call() {
        if (!passwords.isEmpty()) {
            throw new UnusableException(NOT_AS_ARGUMENT);
        }
        if (check) {
            check();
        } else if (json || breached != null) {
            throw new UnusableException("--json and --breached go with --check");
        } else {
            draw();
        }
        return 0;
    }

    private void draw() {
        if (count < 1 || count > MOST) {
            throw new UnusableException("--count: between 1 and " + MOST);
        }
        List<Passphrase> drawn =
                Stream.generate(() -> Passphrase.draw(recipe())).limit(count).toList();
        drawn.forEach(passphrase -> terminal.out().println(passphrase.text()));
        terminal.out().flush();
        say(terminal.err(), new Style(false, terminal.width()), drawn.getFirst().about());
    }

    private PassphraseRecipe recipe() {
        if (length != null && bits != null) {
            throw new UnusableException("--length and --bits exclude each other");
        }
        WordList list = WordList.of(words)
                .orElseThrow(() -> new UnusableException("--words: there are lists for "
                        + String.join(", ", WordList.LANGUAGES) + "; none for " + words));
        try {
            return length != null
                    ? new PassphraseRecipe(list, length, separator, capitals, digit)
                    : PassphraseRecipe.ofBits(
                            list, bits == null ? PassphraseRecipe.ENOUGH_BITS : bits, separator, capitals, digit);
        } catch (IllegalArgumentException unusable) {
            throw new UnusableException(String.valueOf(unusable.getMessage()));
        }
    }

    private void check() {
        List<String> own = me.isEmpty() ? config.settings().list("me") : me;
        Judgement judgement;
        char[] password = {};
        try {
            Optional<BreachList> list = Optional.ofNullable(breached).map(BreachList::new);
            password = terminal.secret("Password (it is not shown): ");
            if (password.length == 0) {
                throw new UnusableException("no password was given");
            }
            judgement = Judgement.of(password, own, list);
        } catch (BreachListException unusable) {
            throw new UnusableException("--breached: " + unusable.getMessage());
        } finally {
            Arrays.fill(password, '\0');
        }
        if (json) {
            terminal.out().println(judgement.json());
        } else {
            print(judgement);
        }
    }

    private void print(Judgement judgement) {
        Style style = terminal.style();
        PrintStream out = terminal.out();
        out.print(style.bold(judgement.grade().sentence()) + "\n\n");
        say(out, style, judgement.reasons());
        out.print("\n" + style.bold("What to do") + "\n");
        int step = 1;
        for (String advice : judgement.grade().advice()) {
            out.print(style.paragraph("  " + step++ + ". ", advice));
        }
    }

    private static void say(PrintStream to, Style style, List<String> sentences) {
        sentences.forEach(sentence -> to.print(style.paragraph("  ", sentence)));
    }
}
