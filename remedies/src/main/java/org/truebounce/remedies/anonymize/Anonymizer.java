package org.truebounce.remedies.anonymize;

import java.util.List;
import java.util.Locale;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Message;
import org.truebounce.mail.Part;
import org.truebounce.notice.Notice;

/// Turns private messages into ones that can be given away. One Anonymizer gives the same pseudonyms in all its
/// messages.
public final class Anonymizer {
    /// The largest message that is anonymised; a notice is far smaller.
    public static final int LARGEST = 32 << 20;

    private static final List<String> PEOPLE =
            List.of("From", "To", "Cc", "Bcc", "Reply-To", "Sender", "Resent-From", "Resent-To");

    private final Wishes wishes;
    private final Pseudonyms pseudonyms;
    private final Networks networks;
    private final Hosts hosts;
    private final Addresses addresses;

    public Anonymizer(Wishes wishes) {
        this.wishes = wishes;
        this.pseudonyms = new Pseudonyms(new Chance(wishes.seed()), Kept.knowledge());
        this.networks = new Networks(pseudonyms);
        this.hosts = new Hosts(pseudonyms, networks, wishes.alsoProviders());
        this.addresses = new Addresses(pseudonyms, hosts, wishes.me());
    }

    /// Any bytes of at most [#LARGEST] give a result.
    public Anonymized anonymize(byte[] message) {
        LineEnds ends = new LineEnds(message);
        byte[] lines = ends.withLf();
        Diagnosis original = TrueBounce.diagnose(message, Account.of(wishes.me(), wishes.trusted()));
        Message parsed = original.notice().message();
        learn(parsed.root());
        attempt(original, lines, ends, Depth.UNKNOWN_WORDS); // all names are met before the first is written
        Anonymized best = attempt(original, lines, ends, Depth.ALL_WORDS);
        if (!best.differences().isEmpty()) {
            // A notice within the notice may be read as well: then its words must stay.
            Anonymized milder = attempt(original, lines, ends, Depth.UNKNOWN_WORDS);
            best = milder.differences().size() < best.differences().size() ? milder : best;
        }
        return best;
    }

    private Anonymized attempt(Diagnosis original, byte[] lines, LineEnds ends, Depth returned) {
        Notice notice = original.notice();
        Rules rules = new Rules(
                pseudonyms,
                hosts,
                networks,
                addresses,
                notice.returned().subject().orElse("").strip());
        Depth own = wishes.keepWords() ? Depth.MARKS : Depth.UNKNOWN_WORDS;
        MessageRewriter.Plan plan = new MessageRewriter.Plan(notice, own, returned, wishes.shift());
        byte[] written = ends.restored(new MessageRewriter(rules, plan, lines).rewritten());
        Account account = Account.of(
                wishes.me().stream().map(addresses::address).toList(),
                wishes.trusted().stream().map(hosts::host).toList());
        Diagnosis diagnosis = TrueBounce.diagnose(written, account);
        List<Replacement> replacements = pseudonyms.replacements();
        return new Anonymized(
                written,
                replacements,
                new Leftovers(replacements, pseudonyms, wishes.alsoProviders()).in(written),
                original,
                diagnosis,
                new Comparison(addresses).differences(original, diagnosis));
    }

    /// Takes note of who is named, before anything is replaced.
    private void learn(Part part) {
        Headers headers = part.headers();
        for (String field : PEOPLE) {
            for (String value : headers.all(field)) {
                Address.list(value).forEach(this::learn);
            }
        }
        part.children().forEach(this::learn);
    }

    private void learn(Address address) {
        for (String word : (address.name() + " " + address.localPart()).split("[^\\p{L}]+")) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (pseudonyms.kept().isFirstName(lower)) {
                pseudonyms.addName(lower);
            }
        }
        if (address.domain().indexOf('.') > 0) {
            hosts.host(address.domain());
        }
    }
}
