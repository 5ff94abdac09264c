package org.truebounce.evidence;

import java.util.Optional;

/// Who gave the message to the owner's own server: somebody with the owner's password, by the marks of a login.
/// RFC 3848
///
/// The line counts only where an own host wrote it: in a notice made inside, or under a signature or route that
/// proves the way.
/// Misleads about the person: it tells that the password was used, not by whom.
final class AccountSubmission implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        return matter.submission()
                .map(hop -> new Evidence(
                        "account-submission",
                        Question.OWNER_SENT_IT,
                        Answer.UNKNOWN,
                        Weight.WEAK,
                        matter.says(
                                "account-submission",
                                "client",
                                hop.reverseName().or(hop::address).orElse(hop.helo())),
                        Optional.of("RFC 3848")));
    }
}
