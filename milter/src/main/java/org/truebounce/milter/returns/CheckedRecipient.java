package org.truebounce.milter.returns;

/// A recipient of a message from outside.
///
/// @param address as the client gave it
/// @param bare the address without our tag, by which the mailbox is known
/// @param finding what it tells
public record CheckedRecipient(String address, String bare, Finding finding) {}
