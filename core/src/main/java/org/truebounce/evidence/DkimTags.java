package org.truebounce.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a DKIM signature says of itself, before anything is verified. RFC 6376 §3.5
///
/// @param domain the signer's domain, `d=`
/// @param bodyHash the hash of the body, `bh=`, without white space; empty where there is none
record DkimTags(String domain, String bodyHash) {
    private static final Pattern DOMAIN = tag("d");
    private static final Pattern BODY_HASH = tag("bh");

    private static Pattern tag(String name) {
        return Pattern.compile("(?:^|;)\\s*" + name + "\\s*=([^;]*)");
    }

    /// The tags of a field's value; empty where it names no signer.
    static Optional<DkimTags> of(String value) {
        return find(DOMAIN, value)
                .map(domain -> new DkimTags(domain, find(BODY_HASH, value).orElse("")));
    }

    private static Optional<String> find(Pattern tag, String value) {
        Matcher found = tag.matcher(value);
        return found.find()
                ? Optional.of(found.group(1).replaceAll("\\s", "")).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
