package org.truebounce.evidence;

/// What bait asks its reader for, and no mail server's notice does.
enum Lure {
    /// To act on a link or a button.
    ACT,
    /// To hurry.
    DEADLINE,
    /// To give a password in the answer.
    PASSWORD,
    /// To scan a code in a picture.
    SCAN,
    /// To call a telephone number or pay.
    CALL,
    /// To run a command or switch a protection off.
    RUN
}
