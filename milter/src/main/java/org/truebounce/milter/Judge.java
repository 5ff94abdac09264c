package org.truebounce.milter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.auth.batv.AddressTag;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Received;
import org.truebounce.milter.protocol.Incoming;

/// Judges a message with what the server itself knows of it.
final class Judge {
    private final Settings settings;
    private final Resolver dns;

    Judge(Settings settings, Resolver dns) {
        this.settings = settings;
        this.dns = dns;
    }

    /// The server's own name: under which it writes results, and as which it takes mail.
    String ownName(Incoming message) {
        return settings.authservId().or(() -> message.macro("j")).orElse("localhost");
    }

    Diagnosis judge(Incoming message, OwnFields fields, Instant now) {
        return TrueBounce.diagnose(delivered(message, fields, now), account(message, now));
    }

    /// The message as it will lie in the mailbox.
    byte[] delivered(Incoming message, OwnFields fields, Instant now) {
        return Delivered.view(message, hostName(message), fields, isRelayed(message), now);
    }

    /// What is known of those who are to get it.
    Account account(Incoming message, Instant now) {
        List<String> own = new ArrayList<>();
        for (String recipient : message.recipients()) {
            own.add(AddressTag.innermost(recipient).original());
        }
        List<String> inside = new ArrayList<>(settings.hosts());
        inside.add(hostName(message));
        inside.add(ownName(message));
        return Account.of(own, inside).withDns(dns).withAt(now);
    }

    private String hostName(Incoming message) {
        return message.macro("j").or(settings::authservId).orElse("localhost");
    }

    /// Whether an own host has taken the message from outside and handed it on: its trace line tells where it came from.
    private boolean isRelayed(Incoming message) {
        Optional<Received> top = Received.top(Headers.of(message.header()));
        return settings.isInside(message.client().address())
                && top.filter(hop -> Account.isWithin(hop.by(), settings.hosts())).isPresent();
    }
}
