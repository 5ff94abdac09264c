package org.truebounce.auth.arc;

import org.truebounce.auth.authres.AuthenticationResults;
import org.truebounce.auth.dkim.BodyVerdict;
import org.truebounce.auth.dkim.HeaderVerdict;

/// What one host in the chain put there, and whether it holds.
///
/// @param instance its place, 1 for the first
/// @param results what it says that it found (ARC-Authentication-Results)
/// @param sealer the domain that sealed (`d=` of ARC-Seal)
/// @param chainValidation what it says of the chain before it (`cv=`): `none`, `pass` or `fail`
/// @param seal whether its seal holds
/// @param messageHeaders whether its message signature holds over the headers; only the newest must
/// @param messageBody whether its message signature's body hash is that of the body
public record ArcSet(
        int instance,
        AuthenticationResults results,
        String sealer,
        String chainValidation,
        HeaderVerdict seal,
        HeaderVerdict messageHeaders,
        BodyVerdict messageBody) {}
