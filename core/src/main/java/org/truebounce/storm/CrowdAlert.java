package org.truebounce.storm;

import java.util.Optional;
import org.truebounce.verdict.Verdict;

/// What many mailboxes' notices show together, told once when it shows and once when it is over.
///
/// @param gathering what it is: a campaign, an account in strange hands, a storm over a domain
/// @param name the crowd's, as [Gathering#of] has it
/// @param over whether it has ended
/// @param verdict what the notices in it are
/// @param subject the original's, where it is one run
/// @param first when the first notice came, in seconds since 1970
/// @param last when the last one came
/// @param notices how many there were
/// @param mailboxes how many mailboxes got them
/// @param reporters how many organisations sent them
/// @param sketch the outline of the originals
/// @param end when less than one notice a day is to be expected, where its decline shows that
public record CrowdAlert(
        Gathering gathering,
        String name,
        boolean over,
        Verdict verdict,
        String subject,
        long first,
        long last,
        int notices,
        int mailboxes,
        int reporters,
        Sketch sketch,
        Optional<Long> end) {
    private static final double ALIKE = 0.4;
    private static final long MONTH = 30 * 86_400L;

    /// Whether both tell of one run of mail at one time.
    public boolean isLike(CrowdAlert other) {
        boolean near = first <= other.last + MONTH && other.first <= last + MONTH;
        boolean named = !subject.isEmpty() && subject.equalsIgnoreCase(other.subject);
        return gathering == other.gathering && near && (named || sketch.likeness(other.sketch) >= ALIKE);
    }
}
