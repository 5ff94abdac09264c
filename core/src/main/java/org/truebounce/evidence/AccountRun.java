package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.account.Run;

/// What the mailbox's other notices about messages of the same subject have shown: one run of mail comes from
/// one place.
///
/// Misleads when a forger takes the subject of mail that the owner sends at the same time: a subject that the
/// owner has used says nothing.
final class AccountRun implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        Optional<Run> run = matter.run();
        if (run.isEmpty() || matter.leftThroughUs()) {
            return Optional.empty();
        }
        Run known = run.get();
        if (known.isForged()) {
            return Optional.of(Evidence.left(
                    "account-run",
                    Answer.NO,
                    Weight.STRONG,
                    matter.says("account-run-forged", "count", String.valueOf(known.forged())),
                    "RFC 5321"));
        }
        return known.isOurs()
                ? Optional.of(Evidence.left(
                        "account-run",
                        Answer.YES,
                        Weight.STRONG,
                        matter.says("account-run-ours", "count", String.valueOf(known.ours())),
                        "RFC 5321"))
                : Optional.empty();
    }
}
