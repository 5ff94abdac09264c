package org.truebounce.evidence;

import java.util.Optional;

/// Letters of foreign scripts, invisible characters or spaced letters that hide words from programs.
///
/// Misleads when a text really mixes scripts within words; hardly any does.
final class NoticeMask implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        if (matter.face().masks() < 3 && matter.face().masksOfSubject() == 0) {
            return Optional.empty();
        }
        return Optional.of(Evidence.notice("notice-mask", Answer.NO, Weight.STRONG, matter.says("notice-mask")));
    }
}
