package org.truebounce.mailbox.imap;

/// How far a folder is read.
///
/// @param uidValidity the numbering that `uid` belongs to
/// @param uid the last message that is done with
public record FolderMark(String folder, long uidValidity, long uid) {}
