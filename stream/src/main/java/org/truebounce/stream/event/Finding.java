package org.truebounce.stream.event;

import org.truebounce.account.Run;

/// What many mailboxes' notices together say to one notice.
///
/// @param id the notice's name
/// @param crowd the name of the crowd that says it
/// @param run what it says
public record Finding(String id, String crowd, Run run) {}
