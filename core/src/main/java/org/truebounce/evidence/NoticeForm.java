package org.truebounce.evidence;

import java.util.Optional;

/// A form to fill in, or a script, in the message itself.
///
/// Misleads never in a notice: none has them.
final class NoticeForm implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        boolean form = matter.notice().layout().pages().stream().anyMatch(page -> page.hasForm() || page.hasScript());
        return form
                ? Optional.of(Evidence.notice("notice-form", Answer.NO, Weight.STRONG, matter.says("notice-form")))
                : Optional.empty();
    }
}
