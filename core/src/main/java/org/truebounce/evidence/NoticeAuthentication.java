package org.truebounce.evidence;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Whether the owner's own system found the notice to come from the domain that it names. RFC 8601
///
/// A domain that is proven is no proof of honesty: it counts for a notice only where it is the reporting
/// host's, and the
/// reporting host has to do with the message. Misleads when a real system sends its notices unsigned.
final class NoticeAuthentication implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        OwnResults own = matter.ownResults();
        if (own.results().isEmpty()) {
            return Optional.empty();
        }
        Set<String> proven = new HashSet<>();
        own.signers().forEach(signer -> proven.add(Case.organization(signer)));
        own.spfDomain().ifPresent(domain -> proven.add(Case.organization(domain)));
        Set<String> expected = new HashSet<>(matter.recipientDomains());
        matter.reporter()
                .filter(reporter -> matter.isOwn(reporter) || expected.contains(reporter))
                .ifPresent(expected::add);
        Optional<String> fits = proven.stream().filter(expected::contains).findFirst();
        if (fits.isPresent()) {
            return Optional.of(Evidence.notice(
                    "notice-authentication",
                    Answer.YES,
                    Weight.STRONG,
                    matter.says("notice-authentication", "domain", fits.get()),
                    "RFC 8601"));
        }
        if (own.says("dmarc", "fail")) {
            return Optional.of(Evidence.notice(
                    "notice-authentication",
                    Answer.NO,
                    Weight.STRONG,
                    matter.says("notice-authentication-failed"),
                    "RFC 9989"));
        }
        Optional<String> reporter = matter.reporter().filter(proven::contains);
        return reporter.map(name -> Evidence.notice(
                "notice-authentication-reporter",
                Answer.YES,
                Weight.WEAK,
                matter.says("notice-authentication-reporter", "domain", name),
                "RFC 8601"));
    }
}
