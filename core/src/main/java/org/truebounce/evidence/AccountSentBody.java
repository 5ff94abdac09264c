package org.truebounce.evidence;

import java.util.Optional;

/// Whether the body that the owner's domain signed is that of a message that the owner kept: the hash in the
/// returned signature against the copies' own. RFC 6376 §3.7
///
/// That holds where only the header came back, and where a relay gave the message a new id. Misleads when a
/// stranger copied a signature that he had received. A hash that none of the copies has says nothing: providers
/// change bodies before they sign.
final class AccountSentBody implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        return matter.kept()
                .withSignedBody()
                .filter(copy -> !matter.account().sent().isStrange(copy))
                .map(copy -> new Evidence(
                        "account-sent-body",
                        Question.OWNER_SENT_IT,
                        Answer.YES,
                        Weight.STRONG,
                        matter.says("account-sent-body"),
                        Optional.of("RFC 6376")));
    }
}
