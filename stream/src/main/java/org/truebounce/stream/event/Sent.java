package org.truebounce.stream.event;

import org.truebounce.account.SentCopy;

/// The record of one message that a mailbox's owner sent.
///
/// @param mailbox the address whose mailbox it left
/// @param time when it left, in milliseconds since 1970
/// @param copy what it can prove
public record Sent(String mailbox, long time, SentCopy copy) {}
