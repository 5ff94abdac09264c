package org.truebounce.evidence;

import java.util.Optional;

/// A sender or subject such as mail systems' notices have, on a message that is no notice: it names nobody and
/// quotes nothing.
///
/// Misleads when people talk about notices, or a system tells of something else.
final class NoticeDress implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {
        return matter.notice().dressed() && !matter.isNotice()
                ? Optional.of(Evidence.notice("notice-dress", Answer.NO, Weight.WEAK, matter.says("notice-dress")))
                : Optional.empty();
    }
}
