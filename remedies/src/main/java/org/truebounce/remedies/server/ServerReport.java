package org.truebounce.remedies.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was seen of a server.
///
/// @param host as the user named it
/// @param domain whose mail it was asked about
/// @param software its program, where it says
/// @param observations what was seen
public record ServerReport(String host, String domain, Optional<Software> software, List<Observation> observations) {
    public ServerReport {
        observations = List.copyOf(observations);
    }

    /// The worst of what was seen.
    public Standing standing() {
        return observations.stream()
                .map(Observation::standing)
                .min(Standing::compareTo)
                .orElse(Standing.UNSURE);
    }

    /// The same, and what the probes told in the place of what could not be known before.
    public ServerReport with(List<Observation> probed) {
        List<Observation> all = new ArrayList<>(observations);
        for (Observation told : probed) {
            all.removeIf(known -> known.subject() == told.subject());
            all.add(told);
        }
        return new ServerReport(host, domain, software, all);
    }
}
