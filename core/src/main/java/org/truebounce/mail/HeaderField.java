package org.truebounce.mail;

/// One header field as it stood there. RFC 5322 §2.2
///
/// @param name as written
/// @param value unfolded, without white space around it, encoded words left as they are
public record HeaderField(String name, String value) {}
