package org.truebounce.auth.dkim;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.truebounce.auth.dns.Resolver;

/// Verifies the DKIM signatures of messages. Safe to be used by several threads at once.
///
/// Header and body are judged apart, so that a returned message of which only the headers came back can still
/// be told from one that its owner never signed.
public final class DkimVerifier {
    /// How many signatures of a message are looked at: the topmost ones.
    public static final int MAX_SIGNATURES = 10;

    private static final String FIELD = "dkim-signature";
    private static final Duration CLOCK_SKEW = Duration.ofHours(10);

    private final DkimKeys keys;

    /// A verifier with keys from this resolver, which should cache.
    public DkimVerifier(Resolver resolver) {
        this(new DkimKeys(resolver));
    }

    /// A verifier with these keys.
    public DkimVerifier(DkimKeys keys) {
        this.keys = keys;
    }

    /// Verifies a whole message.
    ///
    /// @param fields the header fields as transmitted, topmost first: name, colon, value and folds; lines in LF
    ///     or
    ///     CRLF
    /// @param body the body as transmitted, lines in LF or CRLF
    /// @param at the time that `x=` and `t=` are judged at: when the message was sent or received
    public DkimVerification verify(List<byte[]> fields, byte[] body, Instant at) {
        return verify(fields, Optional.of(body), at);
    }

    /// Verifies a message of which only the headers are left.
    ///
    /// @param fields the header fields as transmitted, topmost first: name, colon, value and folds; lines in LF
    ///     or
    ///     CRLF
    /// @param at the time that `x=` and `t=` are judged at: when the message was sent
    public DkimVerification verifyHeaders(List<byte[]> fields, Instant at) {
        return verify(fields, Optional.empty(), at);
    }

    private DkimVerification verify(List<byte[]> fields, Optional<byte[]> body, Instant at) {
        List<RawHeader> headers = RawHeader.all(fields);
        List<RawHeader> signatures =
                headers.stream().filter(field -> field.name().equals(FIELD)).toList();
        Message message = new Message(new SignedHeaders(headers), body, new HashMap<>(), at);
        return new DkimVerification(
                signatures.stream()
                        .limit(MAX_SIGNATURES)
                        .map(field -> judge(field, message))
                        .toList(),
                Math.max(0, signatures.size() - MAX_SIGNATURES));
    }

    private record Message(
            SignedHeaders headers, Optional<byte[]> body, Map<BodyForm, DkimBodyHash> hashes, Instant at) {
        DkimBodyHash hash(byte[] bytes, BodyForm form) {
            return hashes.computeIfAbsent(form, f -> DkimBodyHash.of(bytes, f.canonicalization, f.length));
        }
    }

    private record BodyForm(Canonicalization canonicalization, OptionalLong length) {}

    private DkimResult judge(RawHeader field, Message message) {
        DkimSignature signature;
        try {
            signature = DkimSignature.parse(field);
        } catch (DkimSyntaxException e) {
            return DkimResult.broken(e.reason());
        }
        Set<DkimFlag> flags = EnumSet.noneOf(DkimFlag.class);
        BodyVerdict body = body(signature, message, flags);
        times(signature, message.at, flags);
        long signedFroms = signature.signedHeaders().stream()
                .filter(name -> name.equals("from"))
                .count();
        if (message.headers.count("from") > signedFroms) {
            flags.add(DkimFlag.UNSIGNED_FROM);
        }
        // RFC 8301 §3.1: rsa-sha1 must not be taken as valid.
        DkimKeys.Found found = isAllowed(signature.algorithm())
                ? keys.find(signature.selector(), signature.domain())
                : DkimKeys.Found.none(DkimOutcome.PERMERROR, "algorithm " + signature.algorithm() + " is not allowed");
        Optional<DkimKey> key = found.key();
        Optional<String> misfit = key.flatMap(k -> misfit(signature, k));
        if (key.isEmpty() || misfit.isPresent()) {
            return new DkimResult(
                    Optional.of(signature),
                    HeaderVerdict.UNDECIDED,
                    isAllowed(signature.algorithm()) ? body : BodyVerdict.UNDECIDED,
                    key.isEmpty() ? found.outcome() : DkimOutcome.PERMERROR,
                    misfit.orElse(found.reason()),
                    flags,
                    OptionalInt.empty());
        }
        return decide(field, signature, message, key.get(), body, flags);
    }

    private static boolean isAllowed(String algorithm) {
        return algorithm.equals("rsa-sha256") || algorithm.equals("ed25519-sha256");
    }

    private static Optional<String> misfit(DkimSignature signature, DkimKey key) {
        if (!signature.algorithm().startsWith(key.type() + "-")) {
            return Optional.of("key is of type " + key.type());
        }
        // RFC 6376 §3.6.1: with t=s the domain of i= must not be below that of d=.
        return key.strict() && !signature.auidDomain().equals(signature.domain())
                ? Optional.of("key demands i= of the domain itself")
                : Optional.empty();
    }

    private static BodyVerdict body(DkimSignature signature, Message message, Set<DkimFlag> flags) {
        if (message.body.isEmpty()) {
            return BodyVerdict.ABSENT;
        }
        DkimBodyHash hash =
                message.hash(message.body.get(), new BodyForm(signature.bodyCanonicalization(), signature.length()));
        if (hash.hashedLength() < hash.canonicalLength()) {
            flags.add(DkimFlag.UNSIGNED_BODY_BYTES); // RFC 6376 §8.2
        }
        return hash.hash().equals(signature.bodyHash()) ? BodyVerdict.MATCHES : BodyVerdict.DIFFERS;
    }

    private static void times(DkimSignature signature, Instant at, Set<DkimFlag> flags) {
        if (signature.expiresAt().isPresent() && signature.expiresAt().get().isBefore(at)) {
            flags.add(DkimFlag.EXPIRED);
        }
        if (signature.signedAt().isPresent()
                && Duration.between(at, signature.signedAt().get()).compareTo(CLOCK_SKEW) > 0) {
            flags.add(DkimFlag.FROM_THE_FUTURE);
        }
    }

    private static DkimResult decide(
            RawHeader field,
            DkimSignature signature,
            Message message,
            DkimKey key,
            BodyVerdict body,
            Set<DkimFlag> flags) {
        List<RawHeader> covered = message.headers.covered(signature.signedHeaders(), field);
        HeaderCheck check = new HeaderCheck(field, signature, covered, key);
        HeaderVerdict header = check.holds() ? HeaderVerdict.HOLDS : HeaderVerdict.FAILS;
        if (header == HeaderVerdict.FAILS && check.holdsUnfolded()) {
            header = HeaderVerdict.HOLDS;
            flags.add(DkimFlag.HEADERS_REFOLDED);
        }
        if (key.testing()) {
            flags.add(DkimFlag.TESTING);
        }
        DkimOutcome outcome = outcome(header, body, flags);
        return new DkimResult(
                Optional.of(signature),
                header,
                body,
                outcome,
                outcome == DkimOutcome.PASS ? "" : reason(header, body, flags),
                flags,
                OptionalInt.of(key.bits()));
    }

    private static DkimOutcome outcome(HeaderVerdict header, BodyVerdict body, Set<DkimFlag> flags) {
        if (header != HeaderVerdict.HOLDS || body == BodyVerdict.DIFFERS) {
            return DkimOutcome.FAIL;
        }
        if (body == BodyVerdict.ABSENT || flags.contains(DkimFlag.HEADERS_REFOLDED)) {
            return DkimOutcome.NEUTRAL;
        }
        boolean clean = flags.isEmpty() || flags.equals(EnumSet.of(DkimFlag.TESTING));
        return clean ? DkimOutcome.PASS : DkimOutcome.POLICY;
    }

    private static String reason(HeaderVerdict header, BodyVerdict body, Set<DkimFlag> flags) {
        if (header != HeaderVerdict.HOLDS) {
            return "header signature does not hold";
        }
        if (body == BodyVerdict.DIFFERS) {
            return "body hash differs";
        }
        if (flags.contains(DkimFlag.HEADERS_REFOLDED)) {
            return "header signature holds once folds are undone";
        }
        if (body == BodyVerdict.ABSENT) {
            return "header signature holds; no body to compare";
        }
        if (flags.contains(DkimFlag.EXPIRED)) {
            return "signature expired";
        }
        if (flags.contains(DkimFlag.FROM_THE_FUTURE)) {
            return "signature from the future";
        }
        return flags.contains(DkimFlag.UNSIGNED_FROM) ? "a From field is not signed" : "unsigned bytes follow l=";
    }
}
