package org.truebounce.notice;

import java.util.Locale;

/// What sort of message this is, by its form and words.
public enum Kind {
    /// Mail could not be delivered.
    FAILURE,
    /// Mail is not delivered yet. RFC 3464 §2.3.3
    DELAY,
    /// Mail was delivered, relayed or expanded. RFC 3464 §2.3.3
    SUCCESS,
    /// An answer that a program gave. RFC 3834
    AUTO_REPLY,
    /// A message disposition notification. RFC 8098
    READ_RECEIPT,
    /// A complaint in the Abuse Reporting Format. RFC 5965
    ABUSE_REPORT,
    /// A demand to prove that a person sent the mail.
    CHALLENGE,
    /// Anything else.
    OTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it tells of mail that was not delivered: only then is there a verdict to find.
    public boolean isNotice() {
        return this == FAILURE || this == DELAY;
    }
}
