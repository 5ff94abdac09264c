package org.truebounce.auth.batv;

/// Where the tag stands in a signed return address.
public enum BatvForm {
    /// `prvs=TAG=local@domain`, as the BATV draft has it.
    PREFIX,
    /// `local+prvs=TAG@domain`, which needs nothing but sub-addressing (RFC 5233) from the mail system.
    SUBADDRESS
}
