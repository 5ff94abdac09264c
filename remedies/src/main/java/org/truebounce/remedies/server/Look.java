package org.truebounce.remedies.server;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.truebounce.remedies.server.Observation.Subject;

/// Asks a server which recipients it would take. No message is sent: before one would be, the server is told to forget.
final class Look {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /// A domain that belongs to nobody. RFC 2606 §3
    private static final String ELSEWHERE = "example.com";

    private final String domain;
    private final Optional<String> known;
    private final Dialogue dialogue;
    private final List<Observation> seen = new ArrayList<>();
    private boolean takesStrangers;

    private Look(String domain, Optional<String> known, Dialogue dialogue) {
        this.domain = domain;
        this.known = known;
        this.dialogue = dialogue;
    }

    /// @param domain the user's domain, for which the server takes mail
    /// @param known a mailbox of the user's in it
    /// @throws IOException where the server cannot be reached or breaks off
    static ServerReport at(MailHost host, String domain, Optional<String> known) throws IOException {
        try (Dialogue dialogue = Dialogue.with(host, LONGEST)) {
            if (!dialogue.greeting().isAccepted()) {
                throw new IOException("it takes no mail from here: " + dialogue.greeting());
            }
            Look look = new Look(domain, known, dialogue);
            look.recipients();
            look.relaying();
            look.unseen();
            return new ServerReport(
                    host.toString(), domain, Software.of(dialogue.introduction()), List.copyOf(look.seen));
        }
    }

    /// A name that nobody has.
    static String nobody(String domain) {
        SecureRandom random = new SecureRandom();
        String name =
                random.ints(16, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        return "no-" + name + "@" + domain;
    }

    private void recipients() throws IOException {
        Reply sender = dialogue.sender(""); // as a notice has it
        if (!sender.isAccepted()) {
            seen.add(Observation.bad(
                    Subject.NOTICES_TAKEN,
                    "It refuses the empty sender: " + sender,
                    "Then its users never learn that their mail has failed, and other servers may refuse its mail."));
            sender = dialogue.sender("postmaster@" + domain);
        }
        Reply somebody = dialogue.recipient(known.orElse("postmaster@" + domain)); // RFC 5321 §4.5.1
        Reply one = dialogue.recipient(nobody(domain));
        Reply another = dialogue.recipient(nobody(domain));
        dialogue.reset();
        takesStrangers = one.isAccepted() || another.isAccepted();
        if (seen.isEmpty() && sender.isAccepted()) {
            seen.add(noticesTaken(somebody));
        }
        seen.add(unknown(somebody, one, another));
    }

    private Observation noticesTaken(Reply somebody) {
        return somebody.isAccepted()
                ? Observation.good(Subject.NOTICES_TAKEN, "It takes notices, which have the empty sender.")
                : Observation.unsure(
                        Subject.NOTICES_TAKEN,
                        "It does not take a notice for " + known.orElse("its postmaster") + ": " + somebody,
                        "Name a mailbox that exists with --to.");
    }

    private Observation unknown(Reply somebody, Reply one, Reply another) {
        if (takesStrangers) {
            return Observation.bad(
                    Subject.UNKNOWN_RECIPIENTS,
                    "It takes mail for names that nobody has at " + domain + ": " + (one.isAccepted() ? one : another),
                    "Either all names end in one mailbox, or it finds out later and bounces to whoever was forged as"
                            + " the sender. A probe tells which.");
        }
        if (!one.isRefused() || !another.isRefused()) {
            return Observation.unsure(
                    Subject.UNKNOWN_RECIPIENTS,
                    "It puts off names that nobody has: " + (one.isRefused() ? another : one),
                    "Ask again in some minutes.");
        }
        return somebody.isAccepted()
                ? Observation.good(
                        Subject.UNKNOWN_RECIPIENTS,
                        "It refuses names that nobody has while the sender is still there: " + one)
                : Observation.unsure(
                        Subject.UNKNOWN_RECIPIENTS,
                        "It refuses names that nobody has, and " + known.orElse("its postmaster") + " too: " + one,
                        "It may refuse all that comes from here. Name a mailbox that exists with --to, or ask from"
                                + " another network.");
    }

    /// Ways in which mail for somewhere else has been smuggled through servers.
    private void relaying() throws IOException {
        String name = nobody(ELSEWHERE);
        List<String> asked = new ArrayList<>(List.of(name));
        if (!takesStrangers) { // else such a local part is taken like any other
            asked.add(name.replace('@', '%') + "@" + domain);
            asked.add("\"" + name + "\"@" + domain);
            asked.add("@" + domain + ":" + name);
        }
        for (String address : asked) {
            dialogue.sender("");
            Reply reply = dialogue.recipient(address);
            dialogue.reset();
            if (reply.isAccepted()) {
                seen.add(Observation.bad(
                        Subject.RELAYING,
                        "It takes mail for other people's domains, written as <"
                                + address.replace(name.substring(0, name.indexOf('@')), "somebody") + ">: " + reply,
                        "Whoever finds that sends through it, and it bounces what fails."));
                return;
            }
        }
        seen.add(Observation.good(
                Subject.RELAYING,
                "It takes no mail for other people's domains"
                        + (asked.size() == 1 ? "." : ", in " + asked.size() + " spellings.")));
    }

    /// What no question can tell.
    private void unseen() {
        String probe = "Only a message can tell: see --probe.";
        seen.add(Observation.unsure(
                Subject.BOUNCES_AFTERWARDS,
                takesStrangers
                        ? "Whether it bounces to the sender what it took for unknown names."
                        : "Whether it bounces what it has taken, for other causes.",
                probe));
        seen.add(Observation.unsure(
                Subject.REFUSED_CONTENT, "Whether it refuses spam while the sender is there, or later.", probe));
        seen.add(Observation.unsure(
                Subject.ANSWERS_TO_NOTICES, "Whether its mailboxes answer messages with the empty sender.", probe));
        seen.add(Observation.unsure(
                Subject.FORWARDING, "Whether it forwards mail to systems that refuse it, and bounces then.", probe));
    }
}
