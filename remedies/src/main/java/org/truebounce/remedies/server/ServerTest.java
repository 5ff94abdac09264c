package org.truebounce.remedies.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truebounce.notice.Kind;

/// Asks a server of the user's own whether it sends backscatter: the door of this room.
public final class ServerTest {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private ServerTest() {}

    /// Asks which recipients it would take; sends nothing.
    ///
    /// @param domain the user's domain, for which the server takes mail
    /// @param known a mailbox of the user's in it, by which it is seen that not all is refused
    /// @throws IOException where the server cannot be reached or breaks off
    public static ServerReport look(MailHost host, String domain, Optional<String> known) throws IOException {
        return Look.at(host, domain, known);
    }

    /// Sends probes, and waits for what comes back.
    ///
    /// @param mailbox where the mail of the return address lies, if it can be read here
    /// @param longest how long to wait
    /// @return one observation for each probe
    public static List<Observation> probe(MailHost host, Probing probing, Optional<Path> mailbox, Duration longest)
            throws IOException, InterruptedException {
        Map<Probe, Reply> said = probing.send(host);
        List<Probe> taken = said.entrySet().stream()
                .filter(each -> each.getValue().isAccepted())
                .map(Map.Entry::getKey)
                .toList();
        Map<Probe.Kind, Kind> back = new EnumMap<>(Probe.Kind.class);
        if (mailbox.isPresent() && !taken.isEmpty()) {
            back.putAll(await(mailbox.get(), taken, longest));
        }
        String waited = mailbox.map(path -> " within " + longest.toSeconds() + " seconds")
                .orElse("");
        return said.entrySet().stream()
                .map(each -> new Told(each.getKey(), each.getValue(), mailbox.isPresent(), waited)
                        .observation(Optional.ofNullable(back.get(each.getKey().kind()))))
                .toList();
    }

    private static Map<Probe.Kind, Kind> await(Path mailbox, List<Probe> taken, Duration longest)
            throws InterruptedException {
        Instant end = Instant.now().plus(longest);
        Map<Probe.Kind, Kind> back = ComingBack.in(mailbox, taken);
        while (back.size() < taken.size() && Instant.now().isBefore(end)) {
            Thread.sleep(PAUSE);
            back = ComingBack.in(mailbox, taken);
        }
        return back;
    }

    /// What one probe told.
    private record Told(Probe probe, Reply reply, boolean watched, String waited) {
        Observation observation(Optional<Kind> back) {
            Observation.Subject subject = probe.kind().subject();
            if (!reply.isAccepted()) {
                return refused();
            }
            if (back.isPresent()) {
                return Observation.bad(subject, cameBack(back.get()), "Whoever is forged as a sender gets this.");
            }
            return watched
                    ? Observation.good(subject, "It took " + what() + ", and nothing came back" + waited + ".")
                    : Observation.unsure(
                            subject,
                            "It took " + what() + ". Whether something comes back is seen in the mailbox of the return"
                                    + " address.",
                            "Look there for " + probe.mark()
                                    + " in some minutes: a bounce or an answer means backscatter.");
        }

        private Observation refused() {
            Observation.Subject subject = probe.kind().subject();
            return reply.isRefused() && probe.kind() != Probe.Kind.EMPTY_SENDER
                    ? Observation.good(subject, "It refused " + what() + " while the sender was there: " + reply)
                    : Observation.unsure(
                            subject, "It did not take " + what() + ": " + reply, "Nothing is learned by that.");
        }

        private String cameBack(Kind kind) {
            String as = switch (kind) {
                case FAILURE -> "a notice of failure";
                case DELAY -> "a notice of delay";
                case SUCCESS -> "a notice of success";
                case AUTO_REPLY -> "a program's answer";
                case READ_RECEIPT -> "a receipt";
                case ABUSE_REPORT -> "a complaint";
                case CHALLENGE -> "a challenge";
                case OTHER -> "an answer";
            };
            return "It took " + what() + ", and afterwards " + as + " came to the return address.";
        }

        private String what() {
            return switch (probe.kind()) {
                case UNKNOWN -> "mail for a name that nobody has";
                case SPAM -> "what every spam filter knows as spam";
                case EMPTY_SENDER -> "mail with the empty sender";
                case FORWARD -> "mail for the forwarding address";
            };
        }
    }
}
