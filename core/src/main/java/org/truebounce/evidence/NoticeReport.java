package org.truebounce.evidence;

import java.util.Optional;

/// The machine-readable part of a report, with the fields that it must have.
///
/// Misleads when bait copies a real report: the form is a claim like all else.
final class NoticeReport implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        if (!matter.notice().kind().isNotice()) {
            return Optional.empty();
        }
        boolean report = matter.notice().layout().status().isPresent();
        boolean complete = report
                && matter.notice().recipients().stream()
                        .anyMatch(recipient -> recipient.status().isPresent()
                                && recipient.recipient().isPresent());
        if (complete) {
            return Optional.of(Evidence.notice(
                    "notice-report", Answer.YES, Weight.WEAK, matter.says("notice-report"), "RFC 3464"));
        }
        return Optional.of(Evidence.notice(
                "notice-report",
                Answer.NO,
                Weight.WEAK,
                matter.says(report ? "notice-report-incomplete" : "notice-report-missing"),
                "RFC 3464"));
    }
}
