package org.truebounce.remedies.aggregate;

import java.util.List;

/// Messages of one source that met the same fate (RFC 9990 §3.1.1).
///
/// @param source the address that handed them over, as the report writes it
/// @param count how many messages
/// @param disposition what the receiver did, in lower case: `none`, `pass`, `quarantine`, `reject`; empty where
///     it does not say
/// @param dkimAligned a signature of the author's domain passed
/// @param spfAligned SPF passed for the author's domain
/// @param reasons why the receiver did otherwise than the policy asks, in lower case, such as `forwarded`
/// @param headerFrom the author's domain, in lower case; empty where it is missing
/// @param dkim what DKIM said, each signature by itself
/// @param spf what SPF said
public record Row(
        String source,
        long count,
        String disposition,
        boolean dkimAligned,
        boolean spfAligned,
        List<String> reasons,
        String headerFrom,
        List<Result> dkim,
        List<Result> spf) {

    /// What one method said of one domain.
    ///
    /// @param domain the domain that it looked at, in lower case
    /// @param result its result word, in lower case
    public record Result(String domain, String result) {
        public boolean passed() {
            return result.equals("pass");
        }
    }

    public Row {
        reasons = List.copyOf(reasons);
        dkim = List.copyOf(dkim);
        spf = List.copyOf(spf);
    }

    /// Whether the messages passed DMARC.
    public boolean passed() {
        return dkimAligned || spfAligned;
    }
}
