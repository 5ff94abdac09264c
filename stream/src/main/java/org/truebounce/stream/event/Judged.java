package org.truebounce.stream.event;

/// A Diagnosis as it leaves the job. The one of the highest revision under an id is what holds.
///
/// @param id the notice's name
/// @param mailbox whose notice it is
/// @param time when the notice came, in milliseconds since 1970
/// @param verdict the verdict's word
/// @param revision 0 for the first, 1 where many mailboxes together showed more, 2 where the record of the sent
///     message came later
/// @param amendedBy what amended it: the crowd's name, or `sent`; blank for the first
/// @param json the Diagnosis, one line
public record Judged(
        String id, String mailbox, long time, String verdict, int revision, String amendedBy, String json) {}
