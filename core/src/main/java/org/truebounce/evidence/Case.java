package org.truebounce.evidence;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.truebounce.account.Account;
import org.truebounce.account.Habits;
import org.truebounce.account.Places;
import org.truebounce.account.Run;
import org.truebounce.auth.arc.ArcVerifier;
import org.truebounce.auth.dmarc.OrganizationalDomain;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.language.Language;
import org.truebounce.language.Sentences;
import org.truebounce.mail.Address;
import org.truebounce.mail.MailDate;
import org.truebounce.mail.Received;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Notice;
import org.truebounce.notice.ReturnedMessage.Portion;

/// One notice before the checks, with what several of them look at.
final class Case {
    /// Newsletters link to many places, bait to one or two.
    private static final int MOST_OFFERS = 15;

    private static final List<String> ANSWERS = List.of("re:", "fwd:", "fw:", "aw:", "wg:", "tr:", "rv:", "r:");
    private static final int FACE = 1_500;
    private static final int MOST_RECIPIENTS = 20;

    private final Notice notice;
    private final Account account;
    private final Kept kept;
    private @Nullable Border border;
    private @Nullable OwnResults ownResults;
    private @Nullable List<Offer> offers;
    private @Nullable Face face;
    private @Nullable Bait bait;
    private Optional<Address> from = Optional.empty();
    private boolean fromRead;
    private Optional<Returned> returned = Optional.empty();
    private boolean returnedRead;
    private Optional<String> seenName = Optional.empty();
    private boolean seenNameRead;
    private @Nullable Set<String> ownDomains;

    Case(Notice notice, Account account) {
        this.notice = notice;
        this.account = account;
        this.kept = new Kept(this);
    }

    Notice notice() {
        return notice;
    }

    Account account() {
        return account;
    }

    /// A finding in the owner's language: the sentence of that name in its `findings.txt`.
    ///
    /// @param values what fills its gaps, names and values in turn
    String says(String finding, String... values) {
        return findings().say("finding", finding, values);
    }

    /// A finding about a number in the owner's language, as [#says].
    String counts(String finding, int number) {
        return findings().count("finding", finding, number);
    }

    private Sentences findings() {
        return Language.of(account.language()).sentences("findings");
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
            if (account.asksDns() && notice.headers().has("ARC-Seal")) {
                ArcVerifier verifier = new ArcVerifier(account.dns());
                byte[] body = notice.message().root().rawBody();
                ownResults = ownResults.with(verifier.verify(notice.headers().rawFields(), body), border());
            }
        }
        return ownResults;
    }

    /// The returned message and its route; empty where no header of it came back.
    Optional<Returned> returned() {
        if (!returnedRead) {
            returnedRead = true;
            List<String> reporters = new ArrayList<>(recipientDomains());
            reporter().ifPresent(reporters::add);
            boolean fields = notice.returned().portion() == Portion.FULL
                    || notice.returned().portion() == Portion.HEADERS;
            returned = notice.returned()
                    .headers()
                    .filter(headers -> fields)
                    .map(headers -> Returned.of(headers, reporters));
        }
        return returned;
    }

    /// What the owner's kept copies say of the returned message.
    Kept kept() {
        return kept;
    }

    /// The handover in which the original was submitted to an own server with a login, as the returned header
    /// tells.
    Optional<Received> submission() {
        if (!border().given()) {
            return Optional.empty();
        }
        return returned()
                .flatMap(back -> back.trace().stream()
                        .filter(hop -> border().isOwn(hop.by()) && Submission.isLogin(back, hop))
                        .findFirst());
    }

    /// Whether an own server handed the original on: by the notice's own way, or by the name that the reporting
    /// system found for its client.
    boolean leftThroughUs() {
        return border().inside() || seenName().filter(this::isOwn).isPresent();
    }

    /// Where the owner's own mail comes from: what a look through the mailbox taught has what kept copies tell in it.
    Places usualPlaces() {
        return account.habits().equals(Habits.NONE)
                ? account.sent().places()
                : account.habits().places();
    }

    /// Whether the client that handed the original straight to a foreign system sits where the owner's own mail is
    /// submitted from. A line of an own server in a notice from outside is a stranger's claim.
    boolean cameFromHome() {
        return returned()
                .flatMap(Returned::seen)
                .filter(hop -> !border().isOwn(hop.by()))
                .flatMap(Received::address)
                .filter(usualPlaces()::isFamiliar)
                .isPresent();
    }

    /// What the mailbox knows of messages of the original's subject, unless the owner writes under it himself.
    Optional<Run> run() {
        if (account.habits().runs().isEmpty()) {
            return Optional.empty();
        }
        return notice.returned()
                .subject()
                .filter(subject -> !account.sent().hasSubject(subject))
                .flatMap(account.habits()::run);
    }

    /// The addresses that the notice went to, as servers wrote them down and as its author did. RFC 9228, RFC 5322
    /// §3.6.3
    List<String> envelopeRecipients() {
        return Stream.of("Delivered-To", "X-Original-To", "Envelope-To", "To")
                .flatMap(field -> notice.headers().all(field).stream())
                .flatMap(value -> Address.list(value).stream())
                .map(Address::address)
                .distinct()
                .limit(MOST_RECIPIENTS)
                .toList();
    }

    /// When the notice came.
    Instant arrival() {
        return account.at()
                .or(() ->
                        notice.headers().first("Date").flatMap(MailDate::parse).map(ZonedDateTime::toInstant))
                .orElse(Instant.EPOCH);
    }

    /// The name of the client that the reporting system saw: as it wrote it down, else as the DNS has it.
    Optional<String> seenName() {
        if (!seenNameRead) {
            seenNameRead = true;
            Optional<Received> seen = returned().flatMap(Returned::seen);
            seenName = seen.flatMap(Received::reverseName)
                    .or(() -> seen.flatMap(Received::address)
                            .flatMap(IpAddress::parse)
                            .flatMap(this::nameOf));
        }
        return seenName;
    }

    /// The name of an address by the DNS, where it leads back to the address. RFC 8601 §2.7.3
    private Optional<String> nameOf(IpAddress address) {
        for (String name :
                account.dns().query(address.reverseName(), RecordType.PTR).values()) {
            RecordType type = address.isIpv4() ? RecordType.A : RecordType.AAAA;
            boolean leadsBack = account.dns().query(name, type).values().stream()
                    .flatMap(value -> IpAddress.parse(value).stream())
                    .anyMatch(address::equals);
            if (leadsBack) {
                return Optional.of(DomainName.canonical(name));
            }
        }
        return Optional.empty();
    }

    /// The moment that the original is judged at.
    Instant instant() {
        return account.at()
                .or(() -> notice.returned().date())
                .or(() ->
                        notice.headers().first("Date").flatMap(MailDate::parse).map(ZonedDateTime::toInstant))
                .orElse(Instant.EPOCH);
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

    private Bait bait() {
        if (bait == null) {
            bait = face().bait();
        }
        return bait;
    }

    /// What the face pretends.
    Set<Pose> poses() {
        return bait().poses();
    }

    /// What the face asks of the reader.
    Set<Lure> lures() {
        return bait().lures();
    }

    /// Whether the message is a notice or dresses as one, or as word of mail that is held: only then is there a
    /// question.
    boolean isPosed() {
        return notice.kind().isNotice()
                || notice.kind() == Kind.SUCCESS
                || notice.dressed()
                || (!poses().isEmpty() && offers().size() <= MOST_OFFERS);
    }

    /// Whether the message tells of mail that failed, by its form.
    boolean isNotice() {
        return notice.kind().isNotice() || notice.kind() == Kind.SUCCESS;
    }

    /// Whether the message goes on with a conversation: an answer, mail passed on, or one that quotes.
    boolean isConversation() {
        String subject = notice.headers().first("Subject").orElse("");
        return (notice.headers().has("In-Reply-To") && notice.headers().has("References"))
                || ANSWERS.stream().anyMatch(mark -> subject.regionMatches(true, 0, mark, 0, mark.length()))
                || notice.text().contains("\n> ");
    }

    /// Whether a mailing list sent the message. RFC 2919, RFC 2369
    boolean isFromList() {
        return notice.headers().has("List-Id")
                || notice.headers().has("List-Post")
                || notice.headers().has("Mailing-List");
    }

    /// Whether a link leads neither to the owner's own system nor to a known help page.
    boolean isForeign(Offer offer) {
        return !offer.isHelp() && !isOwn(offer.host());
    }

    /// Whether a domain is the owner's: inside the border, or that of an address that the message went to.
    boolean isOwn(String domain) {
        return border().isOwn(domain) || ownDomains().contains(organization(domain));
    }

    /// The organisational domains of the owner's addresses; where none is given, of those that the message went
    /// to.
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
        notice.headers()
                .first("To")
                .ifPresent(to -> Address.list(to).forEach(address -> readers.add(address.address())));
        return readers;
    }

    /// The address that the message says to be from.
    Optional<Address> from() {
        if (!fromRead) {
            fromRead = true;
            from = notice.headers().first("From").flatMap(Address::first);
        }
        return from;
    }

    /// The domains of the failed recipients.
    Set<String> recipientDomains() {
        Set<String> domains = new HashSet<>();
        notice.failures()
                .forEach(failure -> failure.recipient()
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
