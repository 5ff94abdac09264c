package org.truebounce.auth.dkim;

/// A tag list, a signature or a key record breaks RFC 6376's grammar or RFC 8301's demands; the message says
/// where.
public final class DkimSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    /// Broken, for this reason.
    public DkimSyntaxException(String reason) {
        super(reason);
    }

    /// Why, in a few words.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
