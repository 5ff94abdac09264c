package org.truebounce.milter;

import java.time.Duration;
import java.util.Optional;
import org.truebounce.Diagnosis;
import org.truebounce.milter.logins.Alarm;
import org.truebounce.milter.policy.Action;

/// Something that happened, for the log and the metrics. None tells what stood in a message.
public sealed interface Event {
    /// Mail that passed at the cost of its header.
    ///
    /// @param outgoing whether it was sent from here
    record Passed(boolean outgoing) implements Event {}

    /// A message that was judged.
    ///
    /// @param done what was done
    /// @param tag what was found of the signed return address it came to, where these are used
    /// @param took how long it was held up
    record Judged(Message message, Diagnosis diagnosis, Action done, Optional<String> tag, Duration took)
            implements Event {}

    /// A message that was too long to be read as a whole: it is judged by what was read, and taken.
    record Cut(Message message) implements Event {}

    /// A message that passed without a judgement because something failed.
    record FailedOpen(Message message, Failure failure, String detail) implements Event {}

    /// Fields that came in under an own name and were removed.
    record Cleaned(Message message, int fields) implements Event {}

    /// A login that somebody else may be using.
    record Alarmed(Alarm alarm) implements Event {}

    /// A message of a suspect login that was put off.
    record Throttled(Message message) implements Event {}

    /// A connection or a change that could not go on.
    record Broken(String why) implements Event {}

    /// What the program itself does: it starts, it reads its settings anew, it stops.
    record Note(Level level, String text) implements Event {}

    /// How grave something is.
    enum Level {
        INFO,
        WARNING,
        ERROR
    }

    /// Why a message passed without a judgement.
    enum Failure {
        /// It took too long.
        BUDGET,
        /// Something unforeseen.
        ERROR;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// By what a message is found again in the mail server's log.
    ///
    /// @param queue its queue id
    /// @param client the address that it came from
    record Message(Optional<String> queue, Optional<String> client) {}
}
