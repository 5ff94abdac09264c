package org.truebounce.auth.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.truebounce.auth.dns.DomainName;

/// What a DKIM-Signature header field says (RFC 6376 §3.5).
///
/// @param algorithm `a=`, in lower case
/// @param domain `d=`, the signing domain as A-labels in lower case
/// @param selector `s=`
/// @param auid `i=`, or `@` and the domain when it is missing
/// @param headerCanonicalization the first word of `c=`
/// @param bodyCanonicalization the second word of `c=`
/// @param signedHeaders `h=`, the names in lower case in their order
/// @param bodyHash `bh=`, base64 without white space
/// @param length `l=`
/// @param signedAt `t=`
/// @param expiresAt `x=`
/// @param signature `b=`, base64 without white space
public record DkimSignature(
        String algorithm,
        String domain,
        String selector,
        String auid,
        Canonicalization headerCanonicalization,
        Canonicalization bodyCanonicalization,
        List<String> signedHeaders,
        String bodyHash,
        OptionalLong length,
        Optional<Instant> signedAt,
        Optional<Instant> expiresAt,
        String signature) {

    private static final int MAX_SIGNED_HEADERS = 1000;
    private static final int MAX_DIGITS = 12;

    public DkimSignature {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /// Reads a DKIM-Signature field.
    ///
    /// @throws DkimSyntaxException when it must be ignored as malformed
    public static DkimSignature parse(RawHeader field) throws DkimSyntaxException {
        TagList tags = TagList.parse(field.value());
        if (!tags.get("v", "").equals("1")) {
            throw new DkimSyntaxException("version is not 1");
        }
        String domain = domain(tags.required("d"));
        DkimSignature signature = of(tags, domain, auid(tags, domain));
        if (!signature.signedHeaders.contains("from")) {
            throw new DkimSyntaxException("From is not signed"); // RFC 6376 §5.4
        }
        if (signature.expiresAt.isPresent()
                && signature.signedAt.isPresent()
                && !signature.expiresAt.get().isAfter(signature.signedAt.get())) {
            throw new DkimSyntaxException("x= is not after t=");
        }
        if (!listed(tags.get("q", "dns/txt"), "dns/txt")) {
            throw new DkimSyntaxException("no known query method");
        }
        return signature;
    }

    /// Reads an ARC-Message-Signature field (RFC 8617 §4.1.2): the same tags but `v=`, and `i=` is the
    /// instance.
    ///
    /// @throws DkimSyntaxException when it is malformed
    public static DkimSignature parseArc(RawHeader field) throws DkimSyntaxException {
        TagList tags = TagList.parse(field.value());
        String domain = domain(tags.required("d"));
        return of(tags, domain, "@" + domain);
    }

    private static DkimSignature of(TagList tags, String domain, String auid) throws DkimSyntaxException {
        String[] forms = TagList.compact(tags.get("c", "simple/simple")).split("/", 2);
        return new DkimSignature(
                tags.required("a").toLowerCase(Locale.ROOT),
                domain,
                tags.required("s"),
                auid,
                canonicalization(forms[0]),
                // RFC 6376 §3.5: body defaults to simple
                canonicalization(forms.length > 1 ? forms[1] : "simple"),
                names(tags.required("h")),
                tags.required("bh"),
                length(tags),
                time(tags, "t"),
                time(tags, "x"),
                tags.required("b"));
    }

    private static String domain(String written) throws DkimSyntaxException {
        return DomainName.ascii(written).orElseThrow(() -> new DkimSyntaxException("d= is no domain"));
    }

    private static String auid(TagList tags, String domain) throws DkimSyntaxException {
        String auid = TagList.compact(tags.get("i", "@" + domain));
        String at = auid.substring(auid.lastIndexOf('@') + 1);
        // RFC 6376 §6.1.1: the domain of i= must be that of d= or below it.
        if (auid.indexOf('@') < 0
                || !DomainName.ascii(at)
                        .map(name -> DomainName.isWithin(name, domain))
                        .orElse(false)) {
            throw new DkimSyntaxException("i= is not within d=");
        }
        return auid;
    }

    private static Canonicalization canonicalization(String name) throws DkimSyntaxException {
        return Canonicalization.named(name).orElseThrow(() -> new DkimSyntaxException("unknown canonicalization"));
    }

    private static List<String> names(String list) throws DkimSyntaxException {
        List<String> names = new ArrayList<>();
        for (String name : list.split(":", -1)) {
            if (names.size() >= MAX_SIGNED_HEADERS) {
                throw new DkimSyntaxException("too many names in h=");
            }
            if (!name.isEmpty()) { // RFC 6376 §3.5 has no empty names; some signers end the list with a colon
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static OptionalLong length(TagList tags) throws DkimSyntaxException {
        Optional<String> written = tags.get("l");
        // Up to 76 digits are allowed (RFC 6376 §3.5); no body needs more than 18.
        return written.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number("l", written.get(), 18));
    }

    private static Optional<Instant> time(TagList tags, String name) throws DkimSyntaxException {
        Optional<String> written = tags.get(name);
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(number(name, written.get(), MAX_DIGITS)));
    }

    private static long number(String tag, String digits, int max) throws DkimSyntaxException {
        if (digits.isEmpty() || digits.length() > max || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new DkimSyntaxException(tag + "= is no number");
        }
        return Long.parseLong(digits);
    }

    static boolean listed(String list, String... wanted) {
        return Arrays.stream(TagList.compact(list).split(":", -1))
                .anyMatch(item -> Arrays.asList(wanted).contains(item));
    }

    /// The domain part of `i=`, in lower case.
    public String auidDomain() {
        return DomainName.canonical(auid.substring(auid.lastIndexOf('@') + 1));
    }
}
