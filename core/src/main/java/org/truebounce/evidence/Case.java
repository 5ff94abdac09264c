package org.truebounce.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.truebounce.account.Account;
import org.truebounce.auth.dmarc.OrganizationalDomain;
import org.truebounce.mail.Address;
import org.truebounce.notice.Notice;

/// One notice before the checks, with what several of them look at.
final class Case {
    private static final int FACE = 4_000;

    private final Notice notice;
    private final Account account;
    private @Nullable Border border;
    private @Nullable OwnResults ownResults;
    private @Nullable List<Offer> offers;
    private @Nullable Face face;
    private @Nullable Set<String> ownDomains;

    Case(Notice notice, Account account) {
        this.notice = notice;
        this.account = account;
    }

    Notice notice() {
        return notice;
    }

    Account account() {
        return account;
    }

    /// Where the message came into the owner's own mail system.
    Border border() {
        if (border == null) {
            border = Border.of(notice.headers(), account);
        }
        return border;
    }

    /// What the owner's own mail system found of the message's origin.
    OwnResults ownResults() {
        if (ownResults == null) {
            ownResults = OwnResults.of(notice.headers(), border());
        }
        return ownResults;
    }

    /// What the message offers to open.
    List<Offer> offers() {
        if (offers == null) {
            offers = Offer.all(notice);
        }
        return offers;
    }

    /// What the reader sees first, unmasked.
    Face face() {
        if (face == null) {
            face = Face.of(notice, FACE);
        }
        return face;
    }

    Set<Lure> lures() {
        return face().lures();
    }

    /// Whether a domain is the owner's: inside the border, or that of an address that the message went to.
    boolean isOwn(String domain) {
        return border().isOwn(domain) || ownDomains().contains(organization(domain));
    }

    /// The organisational domains of the owner's addresses; where none is given, of those that the message went to.
    Set<String> ownDomains() {
        if (ownDomains == null) {
            ownDomains = new HashSet<>();
            readers().forEach(address -> ownDomains.add(organization(new Address("", address).domain())));
            ownDomains.remove("");
        }
        return ownDomains;
    }

    /// The owner's addresses; where none is given, those that the message went to.
    List<String> readers() {
        if (!account.addresses().isEmpty()) {
            return account.addresses();
        }
        List<String> readers = new ArrayList<>();
        notice.headers().first("Delivered-To").ifPresent(readers::add);
        notice.headers().first("To").ifPresent(to -> Address.list(to).forEach(address -> readers.add(address.address())));
        return readers;
    }

    /// The address that the message says to be from.
    Optional<Address> from() {
        return notice.headers().first("From").flatMap(Address::first);
    }

    /// The domains of the failed recipients.
    Set<String> recipientDomains() {
        Set<String> domains = new HashSet<>();
        notice.failures().forEach(failure -> failure.recipient()
                .ifPresent(address -> domains.add(organization(new Address("", address).domain()))));
        domains.remove("");
        return domains;
    }

    /// The organisation that says it made the notice.
    Optional<String> reporter() {
        return notice.reporter().mta().filter(mta -> mta.indexOf('.') > 0).map(Case::organization);
    }

    static String organization(String domain) {
        return domain.isEmpty() ? "" : OrganizationalDomain.byName(domain).name();
    }
}
