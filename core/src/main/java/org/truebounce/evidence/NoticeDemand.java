package org.truebounce.evidence;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A demand that no mail server makes: a password by return, a code to scan, a number to call, a command to
/// run, money.
///
/// Misleads when the returned text is taken for the notice's own.
final class NoticeDemand implements Check {
    private static final Map<Lure, String> DEMANDS = new EnumMap<>(Map.of(
            Lure.SCAN, "to scan a code",
            Lure.CALL, "to call a number or to pay",
            Lure.RUN, "to run something",
            Lure.PASSWORD, "for a password"));

    @Override
    public Optional<Evidence> examine(Case matter) {

        Set<Lure> lures = matter.lures();
        for (Map.Entry<Lure, String> demand : DEMANDS.entrySet()) {
            if (lures.contains(demand.getKey())) {
                return Optional.of(Evidence.notice(
                        "notice-demand-" + demand.getKey().name().toLowerCase(Locale.ROOT),
                        Answer.NO,
                        Weight.STRONG,
                        "It asks you " + demand.getValue() + "; no mail server does."));
            }
        }
        return Optional.empty();
    }
}
