package org.truebounce.milter.returns;

import java.util.Locale;
import java.util.Optional;

/// What becomes of the return address of a message on its way out.
public sealed interface Outgoing {
    /// It is signed.
    ///
    /// @param address the signed address
    /// @param envelopeId a sealed envelope id (RFC 3461 §4.4), where one may be given
    record Signed(String address, Optional<String> envelopeId) implements Outgoing {}

    /// It stays as it is.
    record Untouched(Why why) implements Outgoing {}

    /// Why a return address stays as it is.
    enum Why {
        /// There is none: a notice on its way out. RFC 5321 §4.5.5
        NULL_SENDER,
        /// It is of a domain that is not signed.
        NOT_OURS,
        /// This sender is exempt.
        EXEMPT_SENDER,
        /// Some system has put a tag into it already: a signature, a forwarder's rewriting.
        TAGGED,
        /// The message stays inside.
        ONLY_INSIDE,
        /// It is the answer of a program. RFC 3834 §5
        AUTOMATIC,
        /// One of the recipients is exempt: a mailing list, a service that compares senders.
        EXEMPT_RECIPIENT,
        /// Its local part is quoted.
        QUOTED,
        /// Its local part would get longer than 64 octets. RFC 5321 §4.5.3.1.1
        TOO_LONG;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
