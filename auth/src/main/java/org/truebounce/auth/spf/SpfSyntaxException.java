package org.truebounce.auth.spf;

/// An SPF record, or a macro in it, breaks the grammar of RFC 7208 §12.
final class SpfSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    SpfSyntaxException(String reason) {
        super(reason);
    }
}
