package org.truebounce.spelling;

import java.util.Locale;
import java.util.Optional;
import org.truebounce.account.Account;

/// Says which address was probably meant where one that failed is misspelled, or nothing: a wrong suggestion is
/// worse than none.
///
/// Each address that may be meant is as probable as that somebody writes to it, slips so, and meets such a failure.
/// That stands against the probability that the address was meant as it is written.
public final class Speller {
    /// How probable the best must be.
    private static final double ENOUGH = 0.9;
    /// Who has written to an address so often has got through.
    private static final int OFTEN = 4;

    private static final int MOST_LOOKUPS = 3;

    private final Account account;
    private final AddressBook book;
    private final Prior prior;

    private Speller(Account account) {
        this.account = account;
        this.book = AddressBook.of(account.sent());
        this.prior = new Prior(book);
    }

    public static Speller of(Account account) {
        return new Speller(account);
    }

    /// The address that was probably meant.
    ///
    /// @param address the one that failed, as it was written
    /// @param symptom how it failed
    public Optional<String> meant(String address, Symptom symptom) {
        return Written.read(address)
                .filter(written -> written.broken() || (messagesTo(written) < OFTEN && mayBeAnother(written, symptom)))
                .flatMap(written -> {
                    Hypotheses hypotheses = new Hypotheses();
                    asItIs(written, symptom, hypotheses);
                    book.near(written.domain(), domain -> at(domain, written, symptom, hypotheses));
                    account.addresses().forEach(own -> own(own, written, symptom, hypotheses));
                    return decided(hypotheses);
                });
    }

    /// Whether another address can be the likelier one at all. Where the owner's correspondents are not known, none at
    /// another domain is likelier than one at a very usual domain as it is written.
    private boolean mayBeAnother(Written written, Symptom symptom) {
        double most = prior.mostFirst(written.lowerLocal()) * Slip.MOST * symptom.slip(true);
        return book.addresses() > 0 || most >= ENOUGH * asWritten(written, symptom);
    }

    private int messagesTo(Written written) {
        return account.sent().to(written.asWritten()).size();
    }

    /// The best where it is probable enough and its domain takes mail.
    private Optional<String> decided(Hypotheses hypotheses) {
        for (int tries = 0; tries < MOST_LOOKUPS; tries++) {
            Optional<String> best = hypotheses.best(ENOUGH);
            String domain = best.map(meant -> meant.substring(meant.lastIndexOf('@') + 1))
                    .orElse("");
            if (best.isEmpty() || !account.asksDns() || MailExchange.mayTakeMail(domain, account.dns())) {
                return best;
            }
            hypotheses.dropDomain(domain);
        }
        return Optional.empty();
    }

    /// That the address was meant as it is written, or is right but for what stuck to it.
    private void asItIs(Written written, Symptom symptom, Hypotheses hypotheses) {
        if (written.broken()) {
            hypotheses.add(written.asWritten(), prior.asWritten(written, messagesTo(written) + 1, symptom));
        } else {
            hypotheses.addAsWritten(asWritten(written, symptom));
        }
    }

    /// The probability that an address is right as it is written, and failed all the same.
    private double asWritten(Written written, Symptom symptom) {
        int messages = messagesTo(written);
        return prior.asWritten(written, messages, symptom) * symptom.right(prior.knowsDomain(written, messages));
    }

    /// The addresses at a domain that may be meant.
    private void at(MailDomain domain, Written written, Symptom symptom, Hypotheses hypotheses) {
        boolean elsewhere = !domain.name().equals(written.domain().whole());
        double slip = domain.slip(written.domain());
        if (slip == 0 || (elsewhere && isBetterKnown(written, domain))) {
            return;
        }
        String local = written.lowerLocal();
        double failing = slip * (written.broken() ? 1 : symptom.slip(elsewhere));
        if (elsewhere) {
            hypotheses.add(written.local() + "@" + domain.name(), prior.first(domain, local) * failing);
        }
        if (elsewhere && !written.broken() && domain.isNamesake(written.domain())) {
            hypotheses.addAsWritten(prior.namesake(domain, local) * symptom.right(false));
        }
        domain.near(local, (correspondent, localSlip) -> {
            boolean other = elsewhere || localSlip < 1;
            if (other && correspondent.messages() >= messagesTo(written)) {
                double again = prior.again(correspondent.weight());
                hypotheses.add(correspondent.local() + "@" + domain.name(), again * localSlip * failing);
            }
        });
    }

    /// Whether the owner has written to more people at the domain as it is written than at another.
    private boolean isBetterKnown(Written written, MailDomain other) {
        return book.domain(written.domain().whole())
                .filter(domain -> domain.presence() > other.presence() && other.common() == 0)
                .isPresent();
    }

    /// One of the owner's own addresses, as if it were that of a correspondent.
    private void own(String own, Written written, Symptom symptom, Hypotheses hypotheses) {
        int at = own.lastIndexOf('@');
        if (at <= 0 || own.equalsIgnoreCase(written.asWritten())) {
            return;
        }
        String domain = own.substring(at + 1).toLowerCase(Locale.ROOT);
        boolean elsewhere = !domain.equals(written.domain().whole());
        double slip = LocalPart.slip(own.substring(0, at).toLowerCase(Locale.ROOT), written.lowerLocal())
                * DomainParts.of(Written.unicode(domain)).slip(written.domain());
        hypotheses.add(own, prior.again(1) * slip * (written.broken() ? 1 : symptom.slip(elsewhere)));
    }
}
