package org.truebounce.evidence;

import java.util.List;
import java.util.Optional;

/// Whether the notice names somebody that the mail could not reach: only then does it tell of mail that was
/// sent.
///
/// Misleads when a system reports without naming anybody, or for mail that the reader sent to himself.
final class NoticeSubstance implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        if (!matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        List<String> readers = matter.readers();
        List<String> named = matter.notice().failures().stream()
                .flatMap(failure -> failure.recipient().stream())
                .toList();
        boolean stranger = named.stream().anyMatch(address -> readers.stream().noneMatch(address::equalsIgnoreCase));
        if (stranger) {
            return Optional.of(Evidence.notice(
                    "notice-substance",
                    Answer.YES,
                    Weight.WEAK,
                    matter.says("notice-substance", "address", named.getFirst())));
        }
        return Optional.of(Evidence.notice(
                "notice-substance",
                Answer.NO,
                Weight.STRONG,
                matter.says(named.isEmpty() ? "notice-substance-nobody" : "notice-substance-own")));
    }
}
