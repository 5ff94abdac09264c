package org.truebounce.evidence;

import java.util.Optional;

/// Results of checks under the owner's own name that came in from outside: somebody tried to write them
/// himself. RFC 8601 §5
///
/// Misleads when a careless relay leaves results of an earlier pass through the owner's system.
final class NoticeAuthenticationForged implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        return matter.ownResults().forged() && matter.border().given()
                ? Optional.of(Evidence.notice(
                        "notice-authentication-forged",
                        Answer.NO,
                        Weight.STRONG,
                        matter.says("notice-authentication-forged"),
                        "RFC 8601"))
                : Optional.empty();
    }
}
