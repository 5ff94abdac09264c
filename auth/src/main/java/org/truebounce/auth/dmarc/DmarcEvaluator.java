package org.truebounce.auth.dmarc;

import java.util.List;
import java.util.Optional;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;

/// Evaluates DMARC (RFC 9989). Safe to be used by several threads at once.
public final class DmarcEvaluator {
    private static final int MAX_IDENTIFIERS = 20;

    private final Resolver resolver;

    /// An evaluator that asks this resolver, which should cache.
    public DmarcEvaluator(Resolver resolver) {
        this.resolver = resolver;
    }

    /// Whether the author's domain stands behind a message, and what it asks for if not.
    ///
    /// @param authorDomain the domain of the From field, in any case
    /// @param identifiers what SPF and DKIM found
    public DmarcResult evaluate(String authorDomain, AuthenticatedIdentifiers identifiers) {
        Optional<String> author = DomainName.ascii(authorDomain);
        if (author.isEmpty()) {
            return DmarcResult.without(
                    DmarcOutcome.PERMERROR, DomainName.canonical(authorDomain), "", "no author's domain");
        }
        TreeWalk walk = TreeWalk.from(author.get(), resolver);
        Optional<TreeWalk.Found> found = walk.policyRecord();
        boolean ownRecord = found.isPresent() && found.get().domain().equals(author.get());
        if (walk.failure().isPresent() && !ownRecord) {
            return DmarcResult.without(
                    DmarcOutcome.TEMPERROR,
                    author.get(),
                    "",
                    walk.failure().map(Answer::detail).orElse(""));
        }
        String organization = walk.organizationalDomain()
                .orElse(OrganizationalDomain.byName(author.get()).name());
        if (found.isEmpty()) {
            return DmarcResult.without(DmarcOutcome.NONE, author.get(), organization, "no DMARC record");
        }
        return judge(author.get(), organization, found.get(), identifiers);
    }

    private DmarcResult judge(
            String author, String organization, TreeWalk.Found found, AuthenticatedIdentifiers identifiers) {
        DmarcRecord record = found.record();
        boolean spf = identifiers
                .spfDomain()
                .map(domain -> aligned(domain, author, organization, record.strictSpf()))
                .orElse(false);
        List<String> dkim = identifiers.dkimDomains().stream()
                .limit(MAX_IDENTIFIERS)
                .filter(domain -> aligned(domain, author, organization, record.strictDkim()))
                .toList();
        boolean pass = spf || !dkim.isEmpty();
        DmarcOutcome failure = identifiers.undecided() ? DmarcOutcome.TEMPERROR : DmarcOutcome.FAIL;
        return new DmarcResult(
                pass ? DmarcOutcome.PASS : failure,
                author,
                organization,
                Optional.of(record),
                found.domain(),
                Optional.of(policy(author, found)),
                spf,
                dkim,
                pass ? "aligned by " + (dkim.isEmpty() ? "SPF" : "DKIM") : "no aligned identifier passed");
    }

    private DmarcPolicy policy(String author, TreeWalk.Found found) {
        DmarcRecord record = found.record();
        DmarcPolicy policy =
                found.domain().equals(author) ? record.policy() : record.policyBelow(exists(author, record));
        return record.testing() ? policy.lowered() : policy;
    }

    /// RFC 9989 §3.2.13: a domain without A, AAAA and MX does not exist. It is only asked where it matters.
    private boolean exists(String domain, DmarcRecord record) {
        if (record.nonexistentPolicy().isEmpty()) {
            return true;
        }
        for (RecordType type : List.of(RecordType.MX, RecordType.A, RecordType.AAAA)) {
            Answer answer = resolver.query(domain, type);
            if (!answer.absent()) {
                return true;
            }
        }
        return false;
    }

    /// RFC 9989 §4.4: the same domain when strict, the same organizational domain when relaxed.
    private boolean aligned(String identifier, String author, String organization, boolean strict) {
        Optional<String> domain = DomainName.ascii(identifier);
        if (domain.isEmpty()) {
            return false;
        }
        if (strict || domain.get().equals(author)) {
            return domain.get().equals(author);
        }
        return OrganizationalDomain.of(domain.get(), resolver).name().equals(organization);
    }
}
