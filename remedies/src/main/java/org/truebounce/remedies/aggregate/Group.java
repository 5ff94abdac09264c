package org.truebounce.remedies.aggregate;

import java.util.Locale;

/// Who stands behind a source, as far as reports and the domain's SPF record tell.
public enum Group {
    /// The domain lets it send, or it signs with the domain's key, and its mail passes.
    YOURS,
    /// It is the domain's own, and too much of its mail fails: to be mended before forgeries are refused.
    YOURS_FAILING,
    /// It passes on mail of the domain: the signature holds or did once, the address is another's.
    FORWARDER,
    /// Nothing ties it to the domain: a forger, or a service that was never set up.
    STRANGER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
