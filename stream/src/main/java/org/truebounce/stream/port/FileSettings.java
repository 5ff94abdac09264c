package org.truebounce.stream.port;

import java.io.Serializable;
import java.util.List;

/// What is known of mail that lies in files, where nothing beside it tells.
///
/// @param mailbox whose mailbox it is; blank to see it from each message's own delivery fields
/// @param ownerFields the header fields that tell the mailbox, the first that does
/// @param receivedBy the provider's hosts that took the mail in
/// @param logins addresses from which the mailbox's owner has logged in
/// @param messageBytes the size at which a message is cut
public record FileSettings(
        String mailbox, List<String> ownerFields, List<String> receivedBy, List<String> logins, int messageBytes)
        implements Serializable {
    /// Where a delivery writes down whose mailbox it was to.
    public static final List<String> DELIVERED = List.of("Delivered-To", "X-Original-To", "Envelope-To", "To");
    /// Where a sent message says who sent it.
    public static final List<String> WRITTEN = List.of("Sender", "From");
}
