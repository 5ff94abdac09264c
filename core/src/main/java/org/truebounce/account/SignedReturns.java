package org.truebounce.account;

import org.truebounce.auth.batv.BatvKeyRing;

/// The owner's signed return addresses.
///
/// @param keys what they are signed with
/// @param everywhere whether the owner vouches that all mail under these addresses leaves with one
public record SignedReturns(BatvKeyRing keys, boolean everywhere) {}
