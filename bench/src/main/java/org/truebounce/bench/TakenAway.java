package org.truebounce.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.bench.LabelledOwner.Given;
import tools.jackson.databind.JsonNode;

/// Prints how the verdicts on labelled mail of whole mailboxes degrade as evidence is taken away: the owner's
/// sent mail, the DNS, the names of the owner's hosts. They shall become undecided, not wrong.
public final class TakenAway {
    private static final List<Given> TABLE = List.of(
            Given.EVERYTHING,
            new Given("no sent mail", false, true, true, true, false),
            new Given("no DNS", true, false, true, true, false),
            new Given("no --trust", true, true, false, true, false),
            new Given("no sent mail, no DNS", false, false, true, true, false),
            new Given("only the owner's address", false, false, false, true, false),
            new Given("nothing at all", false, false, false, false, false),
            new Given("everything, as a whole", true, true, true, true, true),
            new Given("no sent mail, as a whole", false, true, true, true, true),
            new Given("only the address, as a whole", false, false, false, true, true));

    private int right;
    private int undecided;
    private int grave;
    private int all;

    private TakenAway() {}

    /// Prints the table.
    ///
    /// @param arguments the folder of labelled mail
    public static void main(String[] arguments) {
        Path lab = Path.of(arguments[0]).resolve("lab");
        Resolver zone = Resolver.zoneFile(lab.resolve("lab.zone"));
        List<LabelledOwner> owners = LabelledOwner.all(lab);
        System.out.printf("%-30s %8s %8s %10s %8s%n", "given", "right", "wrong", "undecided", "grave");
        for (Given given : TABLE) {
            TakenAway row = new TakenAway();
            for (LabelledOwner owner : owners) {
                Account account = owner.account(given, zone);
                owner.notices().forEach(notice -> row.count(notice, account));
            }
            row.print(given.name());
        }
    }

    private void count(LabelledOwner.Notice notice, Account account) {
        String said = TrueBounce.diagnose(notice.message(), account)
                .judgement()
                .verdict()
                .word();
        boolean fits = holds(notice.truth().path("verdicts"), said);
        all++;
        right += fits ? 1 : 0;
        undecided += !fits && said.equals("undecided") ? 1 : 0;
        grave += holds(notice.truth().path("grave"), said) ? 1 : 0;
    }

    private static boolean holds(JsonNode words, String said) {
        return words.valueStream().anyMatch(word -> word.asString().equals(said));
    }

    private void print(String name) {
        System.out.printf(
                Locale.ROOT, "%-30s %8d %8d %10d %8d%n", name, right, all - right - undecided, undecided, grave);
    }
}
