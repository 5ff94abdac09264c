package org.truebounce.milter.protocol;

import java.nio.ByteBuffer;

/// What a mail server offers at the beginning, and what of it is taken.
///
/// @param version of the protocol
/// @param actions what may be changed in a message, as bits
/// @param steps which steps are left out or go unanswered, as bits
public record Negotiation(int version, int actions, int steps) {
    static final int ADD_HEADERS = 0x1;
    static final int ADD_RECIPIENTS = 0x4;
    static final int DELETE_RECIPIENTS = 0x8;
    static final int CHANGE_HEADERS = 0x10;
    static final int QUARANTINE = 0x20;
    static final int CHANGE_SENDER = 0x40;

    static final int NO_UNKNOWN = 0x100;
    static final int NO_DATA = 0x200;
    static final int SKIP = 0x400;
    static final int QUIET_HEADERS = 0x80;
    static final int QUIET_CONNECT = 0x1000;
    static final int QUIET_HELO = 0x2000;
    static final int QUIET_MAIL = 0x4000;
    static final int QUIET_RECIPIENT = 0x8000;
    static final int LEADING_SPACE = 0x100000;

    private static final int NEWEST = 6;
    private static final int OLDEST = 2;
    private static final int WANTED_ACTIONS =
            ADD_HEADERS | ADD_RECIPIENTS | DELETE_RECIPIENTS | CHANGE_HEADERS | QUARANTINE | CHANGE_SENDER;
    /// Nothing is decided before the header's end, so that no step before it need wait for an answer.
    private static final int WANTED_STEPS = NO_UNKNOWN
            | NO_DATA
            | SKIP
            | QUIET_HEADERS
            | QUIET_CONNECT
            | QUIET_HELO
            | QUIET_MAIL
            | QUIET_RECIPIENT
            | LEADING_SPACE;

    /// Nothing is agreed on yet.
    static final Negotiation NONE = new Negotiation(0, 0, 0);

    /// What is taken of an offer.
    static Negotiation of(Frame offer) throws ProtocolException {
        if (offer.data().length < 12) {
            throw new ProtocolException("an offer of " + offer.data().length + " bytes");
        }
        int version = offer.number(0);
        if (version < OLDEST) {
            throw new ProtocolException("version " + version + " of the protocol");
        }
        return new Negotiation(
                Math.min(version, NEWEST), offer.number(4) & WANTED_ACTIONS, offer.number(8) & WANTED_STEPS);
    }

    byte[] answer() {
        return ByteBuffer.allocate(12)
                .putInt(version)
                .putInt(actions)
                .putInt(steps)
                .array();
    }

    boolean may(int action) {
        return (actions & action) != 0;
    }

    boolean has(int step) {
        return (steps & step) != 0;
    }
}
