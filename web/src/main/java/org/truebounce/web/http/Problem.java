package org.truebounce.web.http;

import java.util.Map;

/// Why a request was not done, for people and for programs. RFC 9457 §3
///
/// @param kind what went wrong
/// @param detail what exactly, in plain words
/// @param headers what else the answer says, such as `Retry-After`
public record Problem(Kind kind, String detail, Map<String, String> headers) {
    /// The ways in which a request can go wrong.
    public enum Kind {
        BAD_REQUEST(400, "The request could not be understood"),
        NOT_SIGNED_IN(401, "No key"),
        FOREIGN_ORIGIN(403, "Another site sent this request"),
        NOT_OFFERED(403, "Not offered here"),
        NOT_FOUND(404, "Nothing is here"),
        METHOD(405, "Not this way"),
        TOO_SLOW(408, "The request did not arrive in time"),
        CONFLICT(409, "Not now"),
        TOO_LARGE(413, "Too large"),
        MEDIA_TYPE(415, "Not a kind of content that can be read"),
        FOREIGN_HOST(421, "Addressed to another host"),
        MANY_MESSAGES(422, "More than one message"),
        UNREADABLE(422, "Not readable"),
        DNS_OFF(422, "The DNS is not asked"),
        INTERNAL(500, "A mistake of the program"),
        SERVER(502, "The mail server does not do it"),
        BUSY(503, "Busy"),
        NO_CLAMD(503, "No scanner for malware");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }

        /// Its name for programs, such as `too-large`.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Problem(Kind kind, String detail) {
        this(kind, detail, Map.of());
    }

    /// The same problem, thrown: it becomes the answer.
    public Refusal refusal() {
        return new Refusal(this);
    }
}
