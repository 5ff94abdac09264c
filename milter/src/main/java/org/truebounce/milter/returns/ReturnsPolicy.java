package org.truebounce.milter.returns;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.truebounce.auth.batv.BatvForm;
import org.truebounce.auth.batv.BatvSigner;

/// Whose return addresses are signed, how, and how far the guard goes.
///
/// @param domains the domains whose senders are signed
/// @param mode how far the guard goes
/// @param form where the tag stands
/// @param lifetime how many days a tag is good
/// @param grace how many days longer a notice is taken, since queues are long
/// @param exemptSenders addresses, or `@domain`, that are neither signed nor asked for a tag
/// @param exemptRecipients addresses, or `@domain`, towards which nothing is signed
/// @param wrongTags how many wrong tags a client may show for one address in an hour
public record ReturnsPolicy(
        Set<String> domains,
        Mode mode,
        BatvForm form,
        int lifetime,
        int grace,
        Set<String> exemptSenders,
        Set<String> exemptRecipients,
        int wrongTags) {
    private static final int WRONG_TAGS = 10;

    public ReturnsPolicy {
        domains = lower(domains);
        exemptSenders = lower(exemptSenders);
        exemptRecipients = lower(exemptRecipients);
    }

    /// The policy to begin with: shadow, tags in front, seven days and seven more.
    public static ReturnsPolicy of(Set<String> domains) {
        return new ReturnsPolicy(
                domains,
                Mode.SHADOW,
                BatvForm.PREFIX,
                BatvSigner.DEFAULT_LIFETIME,
                BatvSigner.DEFAULT_LIFETIME,
                Set.of(),
                Set.of(),
                WRONG_TAGS);
    }

    public ReturnsPolicy withMode(Mode other) {
        return new ReturnsPolicy(domains, other, form, lifetime, grace, exemptSenders, exemptRecipients, wrongTags);
    }

    public ReturnsPolicy withForm(BatvForm other) {
        return new ReturnsPolicy(domains, mode, other, lifetime, grace, exemptSenders, exemptRecipients, wrongTags);
    }

    /// The same with another lifetime, and as many days of grace.
    public ReturnsPolicy withLifetime(int days) {
        return new ReturnsPolicy(domains, mode, form, days, days, exemptSenders, exemptRecipients, wrongTags);
    }

    public ReturnsPolicy withExemptSenders(Set<String> senders) {
        return new ReturnsPolicy(domains, mode, form, lifetime, grace, senders, exemptRecipients, wrongTags);
    }

    public ReturnsPolicy withExemptRecipients(Set<String> recipients) {
        return new ReturnsPolicy(domains, mode, form, lifetime, grace, exemptSenders, recipients, wrongTags);
    }

    /// Whether an address is of a domain whose senders are signed.
    boolean owns(String address) {
        return domains.contains(domain(address));
    }

    boolean exemptsSender(String address) {
        return names(exemptSenders, address);
    }

    boolean exemptsRecipient(String address) {
        return names(exemptRecipients, address);
    }

    private static boolean names(Set<String> exempt, String address) {
        return exempt.contains(address.toLowerCase(Locale.ROOT)) || exempt.contains("@" + domain(address));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
