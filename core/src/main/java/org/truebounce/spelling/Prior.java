package org.truebounce.spelling;

/// How probably a message is for an address, before anything is known of its fate: the source of the noisy channel.
final class Prior {
    /// The share of messages that go to an address for the first time.
    private static final double FIRST_TIME = 0.2;
    /// The share of new addresses at domains of which nothing is known.
    private static final double ELSEWHERE = 0.2;
    /// How probably a new address is at the namesake of a known domain: `alder.test` beside `alder.example`. The
    /// namesakes of the big ones are known.
    private static final double NAMESAKE = 1e-3;

    private static final double NAMESAKE_OF_COMMON = 1e-4;
    /// And at a domain that ends in no top-level domain that is known.
    private static final double UNKNOWN_END = 0.01;
    /// What a few earlier messages weigh for an address being right: they may have failed too.
    private static final double[] BEFORE = {0, 0.001, 0.05};

    private static final double MAY_BE_SLIPS = 0.1;
    private static final int MOST_TELLING_NAME = 9;
    private static final double SHORTEST_NAME = 1.5;
    private static final double A_LETTER = 0.75;

    private final AddressBook book;

    Prior(AddressBook book) {
        this.book = book;
    }

    /// A message for somebody to whom the owner has written, of that weight.
    double again(double weight) {
        return (1 - firstTime()) * weight / Math.max(1, book.weight());
    }

    /// A message for somebody new at a domain that is known.
    double first(MailDomain domain, String local) {
        return first(domain.common(), domain.presence()) * LocalPart.unseen(local);
    }

    /// What a message for somebody new at any known domain has at most, while the owner has written to nobody.
    double mostFirst(String local) {
        return first(book.mostCommon(), 0) * LocalPart.unseen(local);
    }

    private double first(double common, double presence) {
        double share = book.addresses() == 0 ? common : (common + presence / book.addresses()) / 2;
        return firstTime() * (1 - ELSEWHERE) * share;
    }

    /// A message for somebody new at another domain that bears the name of a known one.
    double namesake(MailDomain domain, String local) {
        return (domain.common() > 0 ? NAMESAKE_OF_COMMON : NAMESAKE) * first(domain, local);
    }

    /// A message for an address as it is written.
    ///
    /// @param messages how many messages to it there are, the one that failed among them
    /// @param symptom how it failed
    double asWritten(Written written, int messages, Symptom symptom) {
        int before = Math.max(0, messages - 1);
        double first = firstTime() * ELSEWHERE * unheardOf(written.domain(), symptom)
                + first(common(written), others(written, messages));
        double again = before < BEFORE.length ? BEFORE[before] : Math.sqrt(before);
        return first * LocalPart.unseen(written.lowerLocal()) + again(again);
    }

    /// Whether the domain of an address is known by more than this address.
    boolean knowsDomain(Written written, int messages) {
        return common(written) > 0 || others(written, messages) > MAY_BE_SLIPS;
    }

    private double common(Written written) {
        return book.domain(written.domain().whole()).map(MailDomain::common).orElse(0.0);
    }

    /// How many other addresses at the domain of this one the owner has written to, those that may
    /// be slips counted little.
    private double others(Written written, int messages) {
        double own = messages == 0 ? 0 : new MailDomain.Correspondent(written.local(), messages).presence();
        return Math.max(
                0,
                book.domain(written.domain().whole()).map(MailDomain::presence).orElse(0.0) - own);
    }

    private double firstTime() {
        return book.addresses() == 0 ? 1 : FIRST_TIME;
    }

    /// The share of one domain of which nothing is known: the shorter its name, the likelier it is in use. Domains that
    /// do not exist are all alike.
    private static double unheardOf(DomainParts domain, Symptom symptom) {
        if (domain.suffix().isEmpty()) {
            return 0;
        }
        double letters = symptom == Symptom.NO_SUCH_DOMAIN
                ? MOST_TELLING_NAME
                : Math.min(MOST_TELLING_NAME, domain.name().length());
        return Math.pow(10, -SHORTEST_NAME - A_LETTER * letters)
                * (TopLevel.isKnown(domain.suffix()) ? 1 : UNKNOWN_END);
    }
}
