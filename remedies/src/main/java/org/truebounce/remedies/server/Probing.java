package org.truebounce.remedies.server;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Probes to one server, what it said to each, and what came back.
///
/// @param returnAddress an address of the user's at some other server, which gets what comes back
/// @param probes what is sent
public record Probing(String returnAddress, List<Probe> probes) {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int TOKEN_LENGTH = 12;

    /// What is to be sent: as much as there are addresses for.
    ///
    /// @param domain the user's domain
    /// @param known a mailbox of the user's in it
    /// @param forward an address of the user's in it that is forwarded elsewhere
    /// @param token by which what comes back is known
    public static Probing of(
            String domain, String returnAddress, Optional<String> known, Optional<String> forward, String token) {
        List<Probe> probes = new ArrayList<>();
        probes.add(new Probe(Probe.Kind.UNKNOWN, Look.nobody(domain), token));
        known.ifPresent(address -> {
            probes.add(new Probe(Probe.Kind.SPAM, address, token));
            probes.add(new Probe(Probe.Kind.EMPTY_SENDER, address, token));
        });
        forward.ifPresent(address -> probes.add(new Probe(Probe.Kind.FORWARD, address, token)));
        return new Probing(returnAddress, List.copyOf(probes));
    }

    /// A word that nothing else has.
    public static String token() {
        return new SecureRandom()
                .ints(TOKEN_LENGTH, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining("", "tb", ""));
    }

    /// Sends them, each only as far as the server takes it.
    ///
    /// @return what the server said at last to each
    /// @throws IOException where the server cannot be reached or breaks off
    Map<Probe, Reply> send(MailHost host) throws IOException {
        Map<Probe, Reply> said = new LinkedHashMap<>();
        try (Dialogue dialogue = Dialogue.with(host, LONGEST)) {
            for (Probe probe : probes) {
                said.put(probe, send(dialogue, probe));
            }
        }
        return said;
    }

    private Reply send(Dialogue dialogue, Probe probe) throws IOException {
        Reply reply = dialogue.sender(probe.sender(returnAddress));
        if (reply.isAccepted()) {
            reply = dialogue.recipient(probe.recipient());
        }
        if (reply.isAccepted()) {
            return dialogue.message(probe.text(returnAddress, ZonedDateTime.now(ZoneOffset.UTC)));
        }
        dialogue.reset();
        return reply;
    }
}
