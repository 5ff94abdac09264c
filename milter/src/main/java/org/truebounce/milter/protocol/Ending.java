package org.truebounce.milter.protocol;

import java.util.List;

/// What is said at the end of a message.
///
/// @param changes what is changed first, in this order
/// @param reply what becomes of it
public record Ending(List<Change> changes, Reply reply) {
    /// It goes on its way as it is.
    public static final Ending UNCHANGED = new Ending(List.of(), Reply.ACCEPT);
}
