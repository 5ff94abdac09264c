package org.truebounce.auth.arc;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.auth.arc.ArcChain.Link;
import org.truebounce.auth.authres.AuthenticationResults;
import org.truebounce.auth.dkim.BodyVerdict;
import org.truebounce.auth.dkim.Canonicalization;
import org.truebounce.auth.dkim.DkimBodyHash;
import org.truebounce.auth.dkim.DkimKey;
import org.truebounce.auth.dkim.DkimKeys;
import org.truebounce.auth.dkim.DkimOutcome;
import org.truebounce.auth.dkim.DkimSignature;
import org.truebounce.auth.dkim.DkimSyntaxException;
import org.truebounce.auth.dkim.HeaderCheck;
import org.truebounce.auth.dkim.HeaderVerdict;
import org.truebounce.auth.dkim.RawHeader;
import org.truebounce.auth.dkim.SignedHeaders;
import org.truebounce.auth.dkim.TagList;
import org.truebounce.auth.dns.Resolver;

/// Verifies the ARC chains of messages (RFC 8617 §5.2). Safe to be used by several threads at once.
public final class ArcVerifier {
    private final DkimKeys keys;

    /// A verifier with keys from this resolver, which should cache.
    public ArcVerifier(Resolver resolver) {
        this(new DkimKeys(resolver));
    }

    /// A verifier with these keys.
    public ArcVerifier(DkimKeys keys) {
        this.keys = keys;
    }

    /// Verifies the chain of a whole message.
    ///
    /// @param fields the header fields as transmitted, topmost first
    /// @param body the body as transmitted
    public ArcResult verify(List<byte[]> fields, byte[] body) {
        return verify(fields, Optional.of(body));
    }

    /// Verifies the chain of a message of which only the headers are left.
    public ArcResult verifyHeaders(List<byte[]> fields) {
        return verify(fields, Optional.empty());
    }

    private ArcResult verify(List<byte[]> fields, Optional<byte[]> body) {
        List<RawHeader> headers = RawHeader.all(fields);
        List<Link> links;
        try {
            links = ArcChain.of(headers).links();
        } catch (DkimSyntaxException e) {
            return ArcResult.without(ArcOutcome.FAIL, e.reason());
        }
        if (links.isEmpty()) {
            return ArcResult.without(ArcOutcome.NONE, "no chain");
        }
        return new Run(links, new SignedHeaders(headers), body).result();
    }

    /// One verification.
    private final class Run {
        private final List<Link> links;
        private final SignedHeaders headers;
        private final Optional<byte[]> body;
        private boolean keyMissingForNow;

        Run(List<Link> links, SignedHeaders headers, Optional<byte[]> body) {
            this.links = links;
            this.headers = headers;
            this.body = body;
        }

        ArcResult result() {
            List<ArcSet> sets = new ArrayList<>();
            ByteArrayOutputStream sealed = new ByteArrayOutputStream(8192);
            for (Link link : links) {
                append(sealed, link.results());
                append(sealed, link.message());
                sets.add(set(link, sealed.toByteArray(), link.instance() == links.size()));
                append(sealed, link.seal());
            }
            String reason = reason(sets);
            boolean sound = reason.isEmpty();
            BodyVerdict newest = sets.getLast().messageBody();
            ArcOutcome good = newest == BodyVerdict.ABSENT ? ArcOutcome.NEUTRAL : ArcOutcome.PASS;
            ArcOutcome bad = keyMissingForNow ? ArcOutcome.TEMPERROR : ArcOutcome.FAIL;
            return new ArcResult(sound ? good : bad, sets, sound && good == ArcOutcome.NEUTRAL ? "no body" : reason);
        }

        private void append(ByteArrayOutputStream out, RawHeader field) {
            out.writeBytes(Canonicalization.RELAXED.header(field)); // RFC 8617 §5.1.1
            out.write('\r');
            out.write('\n');
        }

        private ArcSet set(Link link, byte[] before, boolean newest) {
            HeaderVerdict message = HeaderVerdict.UNDECIDED;
            BodyVerdict hash = BodyVerdict.UNDECIDED;
            if (newest) {
                try {
                    DkimSignature signature = DkimSignature.parseArc(link.message());
                    message = message(link, signature);
                    hash = body(signature);
                } catch (DkimSyntaxException e) {
                    message = HeaderVerdict.FAILS;
                }
            }
            return new ArcSet(
                    link.instance(),
                    AuthenticationResults.parse(link.results().value()),
                    link.sealTags().get("d", "").toLowerCase(Locale.ROOT),
                    link.sealTags().get("cv", ""),
                    seal(link, before),
                    message,
                    hash);
        }

        private HeaderVerdict seal(Link link, byte[] before) {
            TagList tags = link.sealTags();
            Optional<DkimKey> key = key(tags.get("a", ""), tags.get("s", ""), tags.get("d", ""));
            if (key.isEmpty()) {
                return HeaderVerdict.UNDECIDED;
            }
            ByteArrayOutputStream data =
                    new ByteArrayOutputStream(before.length + link.seal().length());
            data.writeBytes(before);
            data.writeBytes(Canonicalization.RELAXED.header(link.seal().withoutSignature()));
            try {
                byte[] signature = Base64.getDecoder().decode(tags.required("b"));
                return key.get().verifies(data.toByteArray(), signature) ? HeaderVerdict.HOLDS : HeaderVerdict.FAILS;
            } catch (DkimSyntaxException | IllegalArgumentException e) {
                return HeaderVerdict.FAILS;
            }
        }

        private HeaderVerdict message(Link link, DkimSignature signature) {
            Optional<DkimKey> key = key(signature.algorithm(), signature.selector(), signature.domain());
            // RFC 8617 §4.1.2: seals are not signed by it.
            if (key.isEmpty() || signature.signedHeaders().contains("arc-seal")) {
                return key.isEmpty() ? HeaderVerdict.UNDECIDED : HeaderVerdict.FAILS;
            }
            List<RawHeader> covered = headers.covered(signature.signedHeaders(), link.message());
            return new HeaderCheck(link.message(), signature, covered, key.get()).holds()
                    ? HeaderVerdict.HOLDS
                    : HeaderVerdict.FAILS;
        }

        private Optional<DkimKey> key(String algorithm, String selector, String domain) {
            DkimKeys.Found found = keys.find(selector, domain);
            keyMissingForNow |= found.outcome() == DkimOutcome.TEMPERROR;
            return found.key().filter(key -> algorithm.equals(key.type() + "-sha256"));
        }

        private BodyVerdict body(DkimSignature signature) {
            if (body.isEmpty()) {
                return BodyVerdict.ABSENT;
            }
            DkimBodyHash hash = DkimBodyHash.of(body.get(), signature.bodyCanonicalization(), signature.length());
            boolean whole = hash.hashedLength() == hash.canonicalLength();
            return whole && hash.hash().equals(signature.bodyHash()) ? BodyVerdict.MATCHES : BodyVerdict.DIFFERS;
        }
    }

    private static String reason(List<ArcSet> sets) {
        ArcSet newest = sets.getLast();
        if (sets.stream().anyMatch(set -> set.chainValidation().equals("fail"))) {
            return "a seal says that the chain failed before it";
        }
        Optional<ArcSet> broken =
                sets.stream().filter(set -> set.seal() != HeaderVerdict.HOLDS).findFirst();
        if (broken.isPresent()) {
            return "seal " + broken.get().instance() + " does not hold";
        }
        if (newest.messageHeaders() != HeaderVerdict.HOLDS) {
            return "the newest message signature does not hold";
        }
        boolean bodyHolds = newest.messageBody() == BodyVerdict.MATCHES || newest.messageBody() == BodyVerdict.ABSENT;
        return bodyHolds ? "" : "the body differs from what was signed last";
    }
}
