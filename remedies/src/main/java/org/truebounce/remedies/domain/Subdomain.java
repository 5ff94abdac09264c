package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What strangers can do with a name below the domain.
///
/// @param name the name
/// @param kind why it is looked at
/// @param forgeable whether they can pass mail off as coming from it
/// @param found what receivers do with such mail, in one sentence
public record Subdomain(String name, Kind kind, Forgeable forgeable, String found) {
    private static final String NOBODYS = "nosuch";

    /// Why a name is looked at.
    public enum Kind {
        /// It does not exist: anybody can make it up.
        INVENTED,
        /// It is there.
        EXISTING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static List<Subdomain> all(Posture posture) {
        List<Subdomain> all = new ArrayList<>();
        all.add(of(posture, NOBODYS + "." + posture.domain(), Kind.INVENTED));
        for (String name : posture.subdomains()) {
            all.add(of(posture, name, Kind.EXISTING));
        }
        return List.copyOf(all);
    }

    private static Subdomain of(Posture posture, String name, Kind kind) {
        Receivers receivers = Receivers.of(name, posture.dns());
        if (receivers.unknown()) {
            return new Subdomain(
                    name,
                    kind,
                    Forgeable.UNKNOWN,
                    "What receivers do could not be asked: " + receivers.dmarc().reason() + ".");
        }
        StringBuilder found = new StringBuilder("Receivers that check DMARC ")
                .append(Receivers.deed(receivers.policy(), "mail forged from it"));
        receivers
                .older()
                .filter(older -> older != receivers.policy())
                .ifPresent(older ->
                        found.append("; those that still follow RFC 7489 ").append(Receivers.deed(older, "it")));
        return new Subdomain(
                name, kind, receivers.forgeable(), found.append('.').toString());
    }
}
