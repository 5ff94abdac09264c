package org.truebounce.evidence;

import java.util.List;
import org.truebounce.mail.Headers;
import org.truebounce.notice.NoticeSigns;

/// Tells by the header alone whether a message is worth reading whole: it may be a notice, or pretend to be one, or
/// to be word of mail that is held.
///
/// Most mail of a mailbox is none of these, and a look at its header is all that it costs. What only the text
/// tells is passed over.
public final class Triage {
    /// The fields that it looks at; a server that is asked for them alone sends little.
    public static final List<String> FIELDS =
            List.of("Return-Path", "From", "Subject", "Content-Type", "Auto-Submitted", "X-Failed-Recipients");

    private Triage() {}

    public static boolean isWorthReading(Headers headers) {
        return NoticeSigns.in(headers)
                || headers.text("Subject")
                        .map(subject -> Bait.in(Unmasked.of(subject).text()).touched())
                        .orElse(false);
    }
}
