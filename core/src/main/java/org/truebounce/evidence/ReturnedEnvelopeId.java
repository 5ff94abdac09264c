package org.truebounce.evidence;

import java.util.Optional;
import org.truebounce.auth.batv.EnvelopeSeal;

/// The envelope id that the sender gave and the reporter echoes: one that the owner's key sealed comes from the
/// owner's own systems. RFC 3464 §2.2.1, RFC 3461 §4.4
///
/// Misleads when somebody who saw a sealed id in another notice uses it again. No id, or one of another form, says
/// nothing: few systems echo it.
final class ReturnedEnvelopeId implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        return matter.account()
                .returns()
                .filter(returns -> matter.notice()
                        .envelopeId()
                        .filter(id -> EnvelopeSeal.holds(id, returns.keys()))
                        .isPresent())
                .map(returns -> Evidence.left(
                        "returned-envelope-id",
                        Answer.YES,
                        Weight.CONCLUSIVE,
                        matter.says("returned-envelope-id"),
                        "RFC 3464"));
    }
}
