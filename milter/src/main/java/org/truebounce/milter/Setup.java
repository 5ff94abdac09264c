package org.truebounce.milter;

import java.time.Duration;
import java.nio.file.Path;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.milter.protocol.Incoming;

/// The settings and what was made of them: exchanged as a whole when they are read anew.
record Setup(Settings settings, Judge judge) {
    static Setup of(Settings settings) {
        return new Setup(settings, new Judge(settings, resolver(settings)));
    }

    /// A question may take a quarter of what a message may: several are asked at most before the first answer is kept.
    private static Resolver resolver(Settings settings) {
        Duration patience = settings.budget().dividedBy(4);
        return switch (settings.dns()) {
            case "off" -> Resolver.off();
            case "system" -> Resolver.system(patience);
            default -> Resolver.zoneFile(Path.of(settings.dns()));
        };
    }

    /// Whether a message is sent from here: by somebody who logged in, or from an own network under an own address.
    boolean isOutgoing(Incoming message) {
        if (message.sender().isEmpty()) {
            return false;
        }
        return message.macro("auth_authen").isPresent()
                || (settings.isInside(message.client().address()) && settings.isOwn(message.sender()));
    }
}
