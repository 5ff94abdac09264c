package org.truebounce.evidence;

import java.util.Optional;
import java.util.Set;

/// A demand that no mail server makes: a password by return, a code to scan, a number to call, a command to run, money.
/// 
/// Misleads when the returned text is taken for the notice's own.
final class NoticeDemand implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Set<Lure> lures = matter.lures();
        boolean posed = matter.notice().kind().isNotice() || !matter.face().poses().isEmpty();
        if (!posed) {
            return Optional.empty();
        }
        String what = lures.contains(Lure.SCAN) ? "to scan a code" : lures.contains(Lure.CALL) ? "to call a number or to pay"
                : lures.contains(Lure.RUN) ? "to run something" : lures.contains(Lure.PASSWORD) ? "for a password" : "";
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(Evidence.notice("notice-demand", Answer.NO, Weight.STRONG, "It asks you " + what + "; no mail server does."));
    }
}
