package org.truebounce.stream.step;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.truebounce.account.SentCopy;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Dead;
import org.truebounce.stream.event.Sent;

/// Reads what a sent message can prove, and lets go of the rest.
final class SentStep extends ProcessFunction<Arrival, Sent> {
    private static final long serialVersionUID = 1;

    @Override
    public void processElement(Arrival message, Context context, Collector<Sent> out) {
        SentCopy copy;
        try {
            copy = SentCopy.of(message.message());
        } catch (RuntimeException | StackOverflowError failure) {
            context.output(SortStep.DEAD, Dead.of(message, "sent mail that cannot be read: " + failure));
            return;
        }
        out.collect(new Sent(message.mailbox(), message.time(), copy));
    }
}
