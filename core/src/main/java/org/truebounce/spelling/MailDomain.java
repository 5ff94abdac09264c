package org.truebounce.spelling;

import java.util.List;
import java.util.function.BiConsumer;

/// A domain at which addresses are known or likely.
final class MailDomain {
    private static final double ONCE = 0.5;
    private static final double ONCE_PRESENT = 0.02;

    private final String name;
    private final DomainParts parts;
    private final double common;
    private final double presence;
    private final Lexicon<Correspondent> locals;

    /// Somebody to whom the owner has written.
    ///
    /// @param local the part of the address in front of the `@`, in lower case
    /// @param messages how many he got
    record Correspondent(String local, int messages) {
        /// How probably the next message that is typed by hand is for him, as against the others.
        ///
        /// Addresses that are written often are mostly chosen from a list, so they weigh less
        /// than their messages are many. An address written once may have been a slip itself.
        double weight() {
            return messages == 1 ? ONCE : Math.sqrt(messages);
        }

        /// How surely his address is right: one that was written once may have been a slip.
        double presence() {
            return messages == 1 ? ONCE_PRESENT : 1;
        }
    }

    /// @param name in lower case
    /// @param common the share that it has of all addresses in the world
    /// @param correspondents those of the owner's who are there
    MailDomain(String name, double common, List<Correspondent> correspondents) {
        this.name = name;
        this.parts = DomainParts.of(Written.unicode(name));
        this.common = common;
        this.presence =
                correspondents.stream().mapToDouble(Correspondent::presence).sum();
        this.locals = new Lexicon<>(correspondents, Correspondent::local);
    }

    String name() {
        return name;
    }

    /// The name under which it is looked for.
    String word() {
        return parts.name();
    }

    double common() {
        return common;
    }

    /// How many addresses there the owner has written to, those that may be slips counted little.
    double presence() {
        return presence;
    }

    /// The probability that who means it writes another one.
    double slip(DomainParts written) {
        return parts.slip(written);
    }

    /// Whether another domain bears its name, with another suffix.
    boolean isNamesake(DomainParts other) {
        return other.name().equals(parts.name());
    }

    /// Tells of each correspondent whose address may be meant, with the probability of the slip in front of the `@`.
    void near(String local, BiConsumer<Correspondent, Double> found) {
        locals.near(local, correspondent -> {
            double slip = LocalPart.slip(correspondent.local(), local);
            if (slip > 0) {
                found.accept(correspondent, slip);
            }
        });
    }
}
