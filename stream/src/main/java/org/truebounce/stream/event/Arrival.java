package org.truebounce.stream.event;

import java.util.List;

/// One message that came to a mailbox, as it came.
///
/// @param id the notice's name, the same whenever it is read again
/// @param mailbox the address whose mailbox it came to; blank where nobody said
/// @param time when it came, in milliseconds since 1970
/// @param message the whole message
/// @param receivedBy the provider's hosts that took it in
/// @param logins addresses from which the mailbox's owner has logged in
/// @param fault why it cannot be judged; blank where it can
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Arrival(
        String id,
        String mailbox,
        long time,
        byte[] message,
        List<String> receivedBy,
        List<String> logins,
        String fault) {}
