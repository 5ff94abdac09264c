package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.account.Passage;

/// Whether the login under which the returned message left behaves as if somebody else used it, as the owner's own
/// mail server sees it.
///
/// Misleads when the owner does something for the first time: a letter to all members, from a hotel.
final class AccountLogin implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        return matter.account()
                .passage()
                .filter(Passage::suspect)
                .map(passage -> Evidence.sent("account-login", Answer.NO, Weight.STRONG, matter.says("account-login")));
    }
}
