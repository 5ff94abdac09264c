package org.truebounce.stream.event;

/// A record that could not be judged, and why: nothing is dropped in silence, and nothing stops the job.
///
/// @param id its name, or where it lay
/// @param mailbox whose it was; blank where nobody said
/// @param time when it came, in milliseconds since 1970
/// @param reason why it could not be judged
/// @param message its bytes, as many of them as a dead letter holds
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Dead(String id, String mailbox, long time, String reason, byte[] message) {
    private static final int MOST = 512 << 10;

    /// The dead letter of a message.
    public static Dead of(Arrival arrival, String reason) {
        byte[] message = arrival.message();
        byte[] kept = message.length <= MOST ? message : java.util.Arrays.copyOf(message, MOST);
        return new Dead(arrival.id(), arrival.mailbox(), arrival.time(), reason, kept);
    }
}
