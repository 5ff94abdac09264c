package org.truebounce.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Message;

/// What a message says as a notice, read from its structure. Nothing of it is yet believed.
///
/// @param message the message that was read
/// @param layout which of its parts plays which role
/// @param kind what sort of message it is
/// @param reporter who says that it made the notice
/// @param recipients what it says of each recipient, those that got the mail included
/// @param returned what came back of the original
/// @param text the notice's own words
/// @param dressed whether sender or subject are such as mail systems' notices have
/// @param envelopeId the id that the original's sender gave its envelope, as the notice gives it back (RFC 3464
///     §2.2.1)
/// @param enclosed a notice that this message passes on, where it is no notice itself
public record Notice(
        Message message,
        Layout layout,
        Kind kind,
        Reporter reporter,
        List<RecipientStatus> recipients,
        ReturnedMessage returned,
        String text,
        boolean dressed,
        Optional<String> envelopeId,
        Optional<Notice> enclosed) {

    /// Reads a message as a notice; a message that is none gives one of another kind.
    public static Notice read(Message message) {
        return NoticeReader.read(message);
    }

    public Headers headers() {
        return message.headers();
    }

    /// The recipients whose mail is missing.
    public List<RecipientStatus> failures() {
        if (!kind.isNotice()) {
            return List.of();
        }
        List<RecipientStatus> failures = new ArrayList<>(recipients.size());
        for (RecipientStatus recipient : recipients) {
            if (recipient.isFailing()) {
                failures.add(recipient);
            }
        }
        return failures;
    }
}
