package org.truebounce.evidence;

import java.util.Optional;

/// A threat with a time: will be deleted, within 24 hours.
///
/// Misleads when a real notice says how long it will go on trying.
final class NoticeHurry implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        return matter.lures().contains(Lure.DEADLINE) && matter.lures().contains(Lure.ACT)
                ? Optional.of(Evidence.notice("notice-hurry", Answer.NO, Weight.WEAK, matter.says("notice-hurry")))
                : Optional.empty();
    }
}
