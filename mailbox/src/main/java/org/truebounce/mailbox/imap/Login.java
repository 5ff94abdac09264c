package org.truebounce.mailbox.imap;

/// By what the owner is known to the server.
///
/// @param secret asked for anew at each connection, so that a token that has run out is replaced
public record Login(Kind kind, Secret secret) {
    /// What the secret is.
    public enum Kind {
        PASSWORD,
        /// An OAuth 2.0 access token. RFC 7628
        TOKEN
    }
}
