package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.account.Run;

/// How many strangers messages of one subject went to in a day, as the mailbox's notices tell: thieves write to
/// lists.
///
/// Misleads about the owner's own circulars, where no copy was kept.
final class AccountBurst implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        Optional<Run> run = matter.run();
        return run.filter(known -> known.isBurst() && matter.kept().copy().isEmpty())
                .map(known -> Evidence.sent(
                        "account-burst",
                        Answer.NO,
                        matter.account().sent().isEmpty() ? Weight.WEAK : Weight.STRONG,
                        matter.says("account-burst", "count", String.valueOf(known.strangers()))));
    }
}
