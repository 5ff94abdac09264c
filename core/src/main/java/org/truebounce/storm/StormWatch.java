package org.truebounce.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.truebounce.verdict.Verdict;

/// Says when a storm begins and when a compromise shows, once for each run of mail.
///
/// A storm begins with the notice that makes a run of forged or unproven mail one; a compromise shows with its first
/// notice, unless the run that it belongs to speaks against it.
public final class StormWatch {
    private static final Duration RECENT = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_PER_HOUR = 20;
    private static final int JOINED_EVERY = 50;

    private final Campaigns campaigns = new Campaigns();
    private final Deque<Instant> said = new ArrayDeque<>();
    private Instant aloneUntil = Instant.MIN;
    private int taken;

    /// Takes a notice that was there before the watch began.
    public void takeEarlier(Sighting sighting) {
        campaigns.add(sighting);
    }

    /// Ends the taking of what was there before.
    ///
    /// @return the alerts for runs that had a notice within the last day; older ones are never alerted of
    public List<Alert> begin(Instant now) {
        List<Alert> alerts = new ArrayList<>();
        for (Campaign campaign : campaigns.ofAtLeast(1)) {
            boolean recent = campaign.last().isAfter(now.minus(RECENT));
            Optional<Alert.Kind> kind = kind(campaign);
            if (recent) {
                kind.flatMap(present -> alert(present, campaign, now)).ifPresent(alerts::add);
            } else {
                kind.ifPresent(campaign::tell);
            }
        }
        return alerts;
    }

    /// Takes a notice that has just come.
    public Optional<Alert> take(Sighting sighting, Instant now) {
        taken++;
        Optional<Campaign> home = campaigns.add(sighting);
        if (taken % JOINED_EVERY == 0) { // what turned out to be one run is alerted of once
            campaigns.ofAtLeast(1);
        }
        if (home.isEmpty()) {
            return alone(sighting, now);
        }
        return home.flatMap(campaign -> kind(campaign).flatMap(kind -> alert(kind, campaign, now)));
    }

    private static Optional<Alert.Kind> kind(Campaign campaign) {
        return switch (campaign.verdict()) {
            case COMPROMISED -> Optional.of(Alert.Kind.COMPROMISE);
            case BACKSCATTER, UNDECIDED -> campaign.isStorm() ? Optional.of(Alert.Kind.STORM) : Optional.empty();
            case GENUINE, FAKE, NOT_A_NOTICE -> Optional.empty();
        };
    }

    private Optional<Alert> alert(Alert.Kind kind, Campaign campaign, Instant now) {
        if (campaign.isTold(kind) || !mayAlert(now)) {
            return Optional.empty();
        }
        campaign.tell(kind);
        said.add(now);
        return Optional.of(Alert.of(kind, campaign));
    }

    /// Notices of no run share one alert a day.
    private Optional<Alert> alone(Sighting sighting, Instant now) {
        if (sighting.verdict() != Verdict.COMPROMISED || now.isBefore(aloneUntil) || !mayAlert(now)) {
            return Optional.empty();
        }
        aloneUntil = now.plus(RECENT);
        said.add(now);
        return Optional.of(Alert.of(Alert.Kind.COMPROMISE, sighting));
    }

    /// Strangers decide how many runs there are: what is not said now is said with a later notice of the run.
    private boolean mayAlert(Instant now) {
        while (!said.isEmpty() && said.getFirst().isBefore(now.minus(HOUR))) {
            said.removeFirst();
        }
        return said.size() < MOST_PER_HOUR;
    }
}
