package org.truebounce.milter.protocol;

import java.util.Optional;
import java.util.function.Supplier;

/// What is wanted of a message once its header is known.
///
/// @param answer what becomes of it; empty where that is said at its end
/// @param body whether its body is to be kept until then
/// @param end what is then said
public record Wish(Optional<Reply> answer, boolean body, Supplier<Ending> end) {
    /// It goes on its way; the server need not send the rest.
    public static final Wish PASS = answer(Reply.ACCEPT);

    public static Wish answer(Reply reply) {
        return new Wish(Optional.of(reply), false, () -> new Ending(java.util.List.of(), reply));
    }

    /// Its end is waited for, its body is not looked at.
    public static Wish end(Supplier<Ending> end) {
        return new Wish(Optional.empty(), false, end);
    }

    /// All of it.
    public static Wish whole(Supplier<Ending> end) {
        return new Wish(Optional.empty(), true, end);
    }
}
