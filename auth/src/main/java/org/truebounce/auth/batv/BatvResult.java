package org.truebounce.auth.batv;

/// What is known of a return address.
///
/// @param status what it turns out to be
/// @param original the address without the tag; the address itself when there is none
/// @param keyNumber the digit of the key, or -1 without a readable tag
/// @param daysLeft how many days it is still good, 0 on its last day; negative once it is over: -3 is three days too
///     late. Days are counted modulo 1000, so one that is good too far in the future reads as one that is long over.
///     Of an UNKNOWN_KEY it is what the tag claims; 0 where there is no tag or it is wrong
public record BatvResult(BatvStatus status, String original, int keyNumber, int daysLeft) {
    /// The tag was made with our key, be it in time or not: the original envelope was ours.
    public boolean isOurs() {
        return status == BatvStatus.VALID || status == BatvStatus.EXPIRED;
    }

    /// How many days too late it is; 0 unless EXPIRED.
    public int daysExpired() {
        return status == BatvStatus.EXPIRED ? -daysLeft : 0;
    }
}
