package org.truebounce.evidence;

import java.util.Optional;
import java.util.Set;

/// What the message pretends: incoming mail that is held, a mailbox that is full, until the reader acts.
///
/// Misleads when the owner's own mail system really holds mail or counts a quota; that comes from inside.
final class NoticePose implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        Set<Pose> poses = matter.poses();
        if (poses.isEmpty() || (matter.isNotice() && !poses.contains(Pose.ALONE))) {
            return Optional.empty();
        }
        boolean acts = matter.offers().stream().anyMatch(matter::isForeign);
        boolean full = poses.contains(Pose.FULL) && !poses.contains(Pose.HELD);
        return Optional.of(
                acts
                        ? Evidence.notice(
                                "notice-pose",
                                Answer.NO,
                                Weight.STRONG,
                                matter.says(full ? "notice-pose-full" : "notice-pose-held"))
                        : Evidence.notice(
                                "notice-pose-alone",
                                Answer.NO,
                                Weight.WEAK,
                                matter.says(full ? "notice-pose-alone-full" : "notice-pose-alone-held")));
    }
}
