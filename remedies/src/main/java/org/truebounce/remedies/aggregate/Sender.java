package org.truebounce.remedies.aggregate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One source of mail in the domain's name.
///
/// @param address its address, as RFC 5952 writes it
/// @param name the name that the DNS gives the address, and that leads back to it; empty where nobody was asked
/// @param group who stands behind it
/// @param messages how many messages
/// @param passed how many of them passed DMARC
/// @param spfAligned how many passed SPF for the domain
/// @param dkimAligned how many carried a signature of the domain that held
/// @param refused how many the receivers refused
/// @param quarantined how many they put into the spam folder
/// @param first when it was first seen: where the time of the first report begins
/// @param last when it was last seen
/// @param signers other domains that signed its mail, or that it sent under, a few of them
/// @param reporters who saw it, a few of them
public record Sender(
        String address,
        Optional<String> name,
        Group group,
        long messages,
        long passed,
        long spfAligned,
        long dkimAligned,
        long refused,
        long quarantined,
        Optional<Instant> first,
        Optional<Instant> last,
        List<String> signers,
        List<String> reporters) {
    public Sender {
        signers = List.copyOf(signers);
        reporters = List.copyOf(reporters);
    }

    public long failed() {
        return messages - passed;
    }
}
