package org.truebounce.auth.dns;

/// A DNS resource record type that mail authentication asks for.
public enum RecordType {
    A,
    AAAA,
    CNAME,
    MX,
    NS,
    PTR,
    SOA,
    TLSA,
    TXT
}
