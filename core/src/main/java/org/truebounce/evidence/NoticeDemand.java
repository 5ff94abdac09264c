package org.truebounce.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A demand that no mail server makes: a password by return, a code to scan, a number to call, a command to
/// run, money.
///
/// Misleads when the returned text is taken for the notice's own.
final class NoticeDemand implements Check {
    private static final List<Lure> DEMANDS = List.of(Lure.PASSWORD, Lure.SCAN, Lure.CALL, Lure.RUN);

    @Override
    public Optional<Evidence> examine(Case matter) {
        return DEMANDS.stream()
                .filter(matter.lures()::contains)
                .findFirst()
                .map(demand -> "notice-demand-" + demand.name().toLowerCase(Locale.ROOT))
                .map(id -> Evidence.notice(id, Answer.NO, Weight.STRONG, matter.says(id)));
    }
}
