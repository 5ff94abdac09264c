package org.truebounce.ledger;

import java.time.Instant;

/// Something learned about an address.
///
/// @param kind what, by a word
/// @param address about which; a hash in a hashed ledger
/// @param why what taught it, in a few words
/// @param first when it was learned
/// @param last when it was last confirmed
public record LearnedAddress(String kind, String address, String why, Instant first, Instant last) {}
