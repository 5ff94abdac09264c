package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.truebounce.auth.batv.BatvForm;
import org.truebounce.auth.batv.BatvKeyRing;
import org.truebounce.auth.batv.BatvSigner;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.Location;
import org.truebounce.milter.returns.ShadowReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Signs return addresses and verifies them, keeps their keys, and says when a mail server may refuse unsigned ones.
@Command(
        name = "batv",
        mixinStandardHelpOptions = true,
        description = "Signed return addresses (BATV): signs and verifies them, keeps their keys, and says whether"
                + " refusing unsigned notices is safe.",
        footer = {
            "",
            "sign ADDRESS...      prints each address signed; one that must stay as it is, as it is",
            "verify ADDRESS...    says what a signed address turns out to be",
            "keys show            the keys and their days, without the secrets",
            "keys make            a new file with one key",
            "keys rotate          the prepared key signs from now on, or a new one; old ones verify as long as tags live",
            "keys prepare         one more key that verifies only, so that other servers can get the file before it signs",
            "shadow               what the mail server's guard has seen, and whether it may refuse",
            "",
            "Exit status: 0 done; 2 the command line or a named file could not be used.",
            "",
            "Examples:",
            "  truebounce batv keys make --keys batv.keys",
            "  truebounce batv sign --keys batv.keys me@example.org",
            "  truebounce batv verify --keys batv.keys prvs=1787aabbcc=me@example.org",
            "  truebounce batv shadow --ledger postgresql://mail@db.example/mail"
        })
final class BatvCommand implements Callable<Integer> {
    /// What is done.
    enum Action {
        sign,
        verify,
        keys,
        shadow
    }

    /// Where the tag stands.
    enum Form {
        prefix,
        subaddress
    }

    @Parameters(index = "0", paramLabel = "ACTION", description = "One of ${COMPLETION-CANDIDATES}.")
    private Action action = Action.verify;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ADDRESS",
            description = "With sign and verify: addresses. With keys: show (the default), make, rotate or prepare.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The keys: a digit, a blank and a secret on each line, first the one that signs."
                    + " Default: batv-keys in the settings file.")
    private @Nullable String keys;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The moment to sign or verify at (ISO 8601). Default: now.")
    private @Nullable String at;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "With sign: prefix (prvs=TAG=local@domain) or subaddress (local+prvs=TAG@domain)."
                    + " Default: ${DEFAULT-VALUE}")
    private Form form = Form.prefix;

    @Option(
            names = "--lifetime",
            paramLabel = "DAYS",
            description = "How many days a tag is good, 1 to 99. Default: ${DEFAULT-VALUE}")
    private int lifetime = BatvSigner.DEFAULT_LIFETIME;

    @Option(
            names = "--fold-case",
            description =
                    "Sign the local part in lower case, as the mail server's guard does, so that systems that fold"
                            + " it do no harm; with verify: it may have been signed so.")
    private boolean foldCase;

    @Option(names = "--json", description = "A line of JSON for each address or key, or for the report.")
    private boolean json;

    @Mixin
    private LedgerOption ledger = new LedgerOption();

    @Mixin
    private SettingsOption config = new SettingsOption();

    private final Terminal terminal;

    BatvCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (lifetime < 1 || lifetime > 99) {
            throw new UnusableException("--lifetime: between 1 and 99 days");
        }
        switch (action) {
            case sign -> sign();
            case verify -> verify();
            case keys -> new BatvKeys(terminal, file(), json).act(words, 2 * lifetime);
            case shadow -> shadow();
        }
        return 0;
    }

    private void sign() {
        BatvSigner signer = new BatvSigner(ring(), lifetime, foldCase);
        BatvForm where = switch (form) {
            case prefix -> BatvForm.PREFIX;
            case subaddress -> BatvForm.SUBADDRESS;
        };
        for (String address : addresses()) {
            BatvText.signed(terminal, address, signer.sign(address, instant(), where), json);
        }
    }

    private void verify() {
        BatvSigner signer = new BatvSigner(ring(), lifetime, foldCase);
        for (String address : addresses()) {
            BatvText.verified(terminal, address, signer.verify(address, instant()), instant(), json);
        }
    }

    private void shadow() {
        Location location = ledger.location(config.settings());
        if (!words.isEmpty()) {
            throw new UnusableException("shadow takes no address");
        }
        if (!Ledger.exists(location)) {
            throw new UnusableException("the ledger " + location.name()
                    + " does not exist; name the one that the mail server's guard writes, with --ledger");
        }
        try (Ledger kept = Ledger.open(location)) {
            ShadowReport report = ShadowReport.of(kept, lifetime, lifetime, instant());
            terminal.out().print(json ? report.json() + "\n" : report.text(terminal.style()));
        }
    }

    private List<String> addresses() {
        if (words.isEmpty()) {
            throw new UnusableException(action + " needs an address, such as me@example.org");
        }
        return words;
    }

    private Instant instant() {
        return config.settings().given(at, "at").map(AccountOptions::instant).orElseGet(Instant::now);
    }

    private BatvKeyRing ring() {
        Path file = file();
        try {
            return BatvKeyRing.read(file);
        } catch (IOException unusable) {
            throw new UnusableException(BatvKeys.problem(file, unusable));
        }
    }

    private Path file() {
        String named = config.settings()
                .given(keys, "batv-keys")
                .orElseThrow(
                        () -> new UnusableException(
                                "batv needs the keys: name their file with --keys FILE; `truebounce batv keys make` makes one"));
        try {
            return Path.of(named);
        } catch (InvalidPathException invalid) {
            throw new UnusableException("--keys: no file can have this name here");
        }
    }
}
