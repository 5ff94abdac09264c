package org.truebounce.auth.spf;

/// An SPF record, or a macro in it, breaks the grammar of RFC 7208 §12.
final class SpfSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final int position;

    SpfSyntaxException(String reason) {
        this(reason, 0);
    }

    private SpfSyntaxException(String reason, int position) {
        super(reason);
        this.position = position;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /// The same mistake, in the term that begins at a place of the record.
    SpfSyntaxException at(int place) {
        return new SpfSyntaxException(reason(), place);
    }

    /// Where the term that breaks it begins, counted from 0.
    int position() {
        return position;
    }
}
