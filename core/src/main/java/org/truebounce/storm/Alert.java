package org.truebounce.storm;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.verdict.Verdict;

/// News of a mailbox that its owner should hear at once.
///
/// @param verdict what the notices mean together
/// @param subject the original's, where the notices tell one
/// @param notices how many there are so far
/// @param reporters how many systems sent them
/// @param recipients how many addresses failed
/// @param first when the first one came
/// @param last when the latest one came
/// @param peakPerHour how many came in the busiest hour
public record Alert(
        Kind kind,
        Verdict verdict,
        Optional<String> subject,
        int notices,
        int reporters,
        int recipients,
        Instant first,
        Instant last,
        int peakPerHour) {
    /// What the news is.
    public enum Kind {
        /// Many notices about forged mail come within little time.
        STORM,
        /// Mail left through the owner's systems that the owner did not send.
        COMPROMISE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Alert of(Kind kind, Campaign campaign) {
        return new Alert(
                kind,
                campaign.verdict(),
                campaign.subject(),
                campaign.notices(),
                campaign.reporters(),
                campaign.recipients(),
                campaign.first(),
                campaign.last(),
                campaign.peakPerHour());
    }

    /// Of a notice that says too little to belong to a run.
    static Alert of(Kind kind, Sighting alone) {
        return new Alert(
                kind,
                alone.verdict(),
                alone.subject(),
                1,
                alone.reporter().isPresent() ? 1 : 0,
                List.copyOf(alone.recipients()).size(),
                alone.time(),
                alone.time(),
                1);
    }
}
