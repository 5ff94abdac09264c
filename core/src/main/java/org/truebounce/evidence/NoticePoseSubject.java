package org.truebounce.evidence;

import java.util.Optional;

/// The same pretence in the subject, where bait puts it first.
///
/// Misleads when people talk about such mail.
final class NoticePoseSubject implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        return matter.isNotice() || Bait.in(matter.face().subject()).poses().isEmpty()
                ? Optional.empty()
                : Optional.of(Evidence.notice(
                        "notice-pose-subject", Answer.NO, Weight.WEAK, matter.says("notice-pose-subject")));
    }
}
