package org.truebounce.mailbox;

/// One message, taken from where it lay.
///
/// The array is the item's own: nobody else holds it, and it is not copied when asked for.
///
/// @param source where it lay: a path, `box.mbox#17` for the 17th message of a mailbox file (from 1),
///     `mails.zip!a.eml` for an entry of an archive, `-` for standard input
/// @param named whether the caller named this very message, rather than a mailbox or folder that holds it
/// @param message the bytes as they lay there, line ends untouched; an Outlook item is written anew by RFC 5322
/// @param truncated whether bytes are missing at the end: the message is above [Limits#messageBytes()], or its
///     file
///     broke off
@SuppressWarnings("ArrayRecordComponent") // an item is passed on, never compared
public record MailItem(String source, boolean named, byte[] message, boolean truncated) {}
