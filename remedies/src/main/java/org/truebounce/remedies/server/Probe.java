package org.truebounce.remedies.server;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.truebounce.remedies.server.Observation.Subject;

/// A message that shows what a server does with it.
///
/// @param kind what it shows
/// @param recipient where it goes
/// @param token by which what comes back is known
public record Probe(Kind kind, String recipient, String token) {
    /// What a probe shows.
    public enum Kind {
        /// Whether mail for a name that nobody has is bounced after it was taken.
        UNKNOWN(Subject.BOUNCES_AFTERWARDS, "a name that nobody has"),
        /// Whether spam is bounced after it was taken.
        SPAM(Subject.REFUSED_CONTENT, "a mailbox of yours, with the test line that every spam filter knows"),
        /// Whether a mailbox answers messages with the empty sender.
        EMPTY_SENDER(Subject.ANSWERS_TO_NOTICES, "a mailbox of yours, with the empty sender"),
        /// Whether what a forwarding's target refuses is bounced.
        FORWARD(Subject.FORWARDING, "a forwarding address of yours");

        private final Subject subject;
        private final String to;

        Kind(Subject subject, String to) {
            this.subject = subject;
            this.to = to;
        }

        Subject subject() {
            return subject;
        }

        /// Whom it goes to, in words.
        public String to() {
            return to;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The line by which every spam filter can be tested (GTUBE, https://spamassassin.apache.org/gtube/).
    private static final String SPAM_TEST = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

    /// The mark in its Message-ID and subject.
    String mark() {
        return token + "." + kind.word();
    }

    /// The envelope sender.
    String sender(String returnAddress) {
        return kind == Kind.EMPTY_SENDER ? "" : returnAddress;
    }

    /// The message; a spam filter's test line stands in it where that is what it is for.
    String text(String returnAddress, ZonedDateTime now) {
        String domain = returnAddress.substring(returnAddress.lastIndexOf('@') + 1);
        // What programs that answer must pass over, where it is not they that are tested. RFC 3834 §5
        String automatic = kind == Kind.EMPTY_SENDER ? "" : "Auto-Submitted: auto-generated\r\n";
        String spam = kind == Kind.SPAM ? "\r\n" + SPAM_TEST + "\r\n" : "";
        return "From: <" + returnAddress + ">\r\n"
                + "To: <" + recipient + ">\r\n"
                + "Subject: Mail server test " + mark() + "\r\n"
                + "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now)
                + "\r\n"
                + "Message-ID: <" + mark() + "@" + domain + ">\r\n"
                + automatic
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=us-ascii\r\n"
                + "\r\n"
                + "The keeper of this mail server tests whether it sends bounces to people who never wrote.\r\n"
                + "Please delete this message.\r\n"
                + spam;
    }
}
