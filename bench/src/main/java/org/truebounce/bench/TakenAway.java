package org.truebounce.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.account.SentMail;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.Mailbox;
import tools.jackson.databind.JsonNode;

/// Prints how the verdicts on labelled mail of whole mailboxes degrade as evidence is taken away: the owner's
/// sent mail, the
/// DNS, the names of the owner's hosts. They shall become undecided, not wrong.
public final class TakenAway {
    private TakenAway() {}

    private record Given(String name, boolean sent, boolean dns, boolean trust, boolean me) {}

    private static final List<Given> TABLE = List.of(
            new Given("everything given", true, true, true, true),
            new Given("no sent mail", false, true, true, true),
            new Given("no DNS", true, false, true, true),
            new Given("no --trust", true, true, false, true),
            new Given("no sent mail, no DNS", false, false, true, true),
            new Given("only the owner's address", false, false, false, true),
            new Given("nothing at all", false, false, false, false));

    /// Prints the table.
    ///
    /// @param arguments the folder of labelled mail
    public static void main(String[] arguments) throws IOException {
        Path lab = Path.of(arguments[0]).resolve("lab");
        Resolver zone = Resolver.zoneFile(lab.resolve("lab.zone"));
        System.out.printf("%-26s %8s %8s %10s %8s%n", "given", "right", "wrong", "undecided", "grave");
        for (Given given : TABLE) {
            count(lab, given, zone);
        }
    }

    private static void count(Path lab, Given given, Resolver zone) throws IOException {
        int right = 0;
        int undecided = 0;
        int grave = 0;
        int all = 0;
        String owner = "";
        Account account = Account.UNKNOWN;
        for (JsonNode truth : LabelledMail.lines(lab).stream()
                .sorted((one, other) ->
                        one.path("file").asString().compareTo(other.path("file").asString()))
                .toList()) {
            String file = truth.path("file").asString();
            String name = file.substring(0, file.indexOf('/'));
            if (!name.equals(owner)) {
                owner = name;
                account = account(lab, given, zone, name);
            }
            String said = TrueBounce.diagnose(Files.readAllBytes(lab.resolve(file)), account)
                    .judgement()
                    .verdict()
                    .word();
            boolean fits = truth.path("verdicts")
                    .valueStream()
                    .anyMatch(word -> word.asString().equals(said));
            all++;
            right += fits ? 1 : 0;
            undecided += !fits && said.equals("undecided") ? 1 : 0;
            grave += truth.path("grave")
                            .valueStream()
                            .anyMatch(word -> word.asString().equals(said))
                    ? 1
                    : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%-26s %8d %8d %10d %8d%n",
                given.name(),
                right,
                all - right - undecided,
                undecided,
                grave);
    }

    private static Account account(Path lab, Given given, Resolver zone, String name) {
        SentMail sent = new SentMail(false);
        if (given.sent()) {
            Mailbox.read(lab.resolve(name).resolve("sent.mbox"), Limits.standard(), item -> sent.add(item.message()));
        }
        return Account.of(
                        given.me() ? List.of("user@" + name + ".example") : List.of(),
                        given.trust() ? List.of(name + ".example") : List.of())
                .withSent(sent)
                .withDns(given.dns() ? zone : Resolver.off());
    }
}
