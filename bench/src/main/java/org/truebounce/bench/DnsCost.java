package org.truebounce.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.bench.LabelledOwner.Given;
import org.truebounce.mail.Message;
import org.truebounce.notice.Notice;

/// Prints what a verdict costs with all that can be known of the owner, the DNS answered from a zone file, against
/// reading the same notices alone.
public final class DnsCost {
    private static final int ROUNDS = 11;

    private DnsCost() {}

    private record Matter(LabelledOwner.Notice notice, Account account) {
        byte[] message() {
            return notice.message();
        }

        long summary(Account known) {
            return TrueBounce.diagnose(message(), known).summary().length();
        }
    }

    /// Prints the figures.
    ///
    /// @param arguments the folder of labelled mail
    public static void main(String[] arguments) {
        Path lab = Path.of(arguments[0]).resolve("lab");
        Resolver zone = Resolver.zoneFile(lab.resolve("lab.zone"));
        List<Matter> matters = new ArrayList<>();
        for (LabelledOwner owner : LabelledOwner.all(lab)) {
            Account account = owner.account(Given.EVERYTHING, zone);
            owner.notices().forEach(notice -> matters.add(new Matter(notice, account)));
        }
        List<Pace<Matter>> paces = List.of(
                new Pace<>(
                        matters,
                        matter -> Notice.read(Message.parse(matter.message()))
                                .text()
                                .length()),
                new Pace<>(matters, matter -> matter.summary(Account.UNKNOWN)),
                new Pace<>(matters, matter -> matter.summary(matter.account().withDns(Resolver.off()))),
                new Pace<>(matters, matter -> matter.summary(matter.account())));
        List<String> names =
                List.of("reading alone", "verdict, owner unknown", "verdict, owner known", "the same, with DNS");
        paces.forEach(Pace::warmUp);
        double[][] rounds = new double[paces.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < paces.size(); i++) {
                rounds[i][round] = paces.get(i).round();
            }
        }
        double reading = Pace.median(rounds[0]);
        System.out.printf(Locale.ROOT, "%d messages, median of %d rounds%n", matters.size(), ROUNDS);
        for (int i = 0; i < paces.size(); i++) {
            double pace = Pace.median(rounds[i]);
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %,9.0f messages/CPU s  %5.2f times reading%n",
                    names.get(i),
                    pace,
                    reading / pace);
        }
    }
}
