package org.truebounce.milter.protocol;

import java.util.Optional;

/// A change of a message that the server is asked for.
public sealed interface Change {
    /// A new field above all others.
    record AddField(String name, String value) implements Change {}

    /// The field of a name away.
    ///
    /// @param occurrence which of that name, counted from 1
    record RemoveField(String name, int occurrence) implements Change {}

    /// Another return address.
    ///
    /// @param address without angle brackets
    /// @param arguments what goes with it, such as `ENVID=...`
    record ChangeSender(String address, Optional<String> arguments) implements Change {}

    /// One more recipient, without angle brackets.
    record AddRecipient(String address) implements Change {}

    /// One recipient less, without angle brackets.
    record RemoveRecipient(String address) implements Change {}

    /// The message is held back for the postmaster to look at.
    record Quarantine(String reason) implements Change {}
}
