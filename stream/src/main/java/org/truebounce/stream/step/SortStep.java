package org.truebounce.stream.step;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Dead;
import org.truebounce.stream.event.Forms;

/// Puts aside what cannot be judged, before it is sent on to where the mailbox is kept.
final class SortStep extends ProcessFunction<Arrival, Arrival> {
    /// What cannot be judged.
    static final OutputTag<Dead> DEAD = new OutputTag<>("dead", Forms.DEAD);

    private static final long serialVersionUID = 1;

    private final int largest;

    /// @param largest the size from which a message is not judged, in bytes
    SortStep(int largest) {
        this.largest = largest;
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Arrival> out) {
        if (!arrival.fault().isEmpty()) {
            context.output(DEAD, Dead.of(arrival, arrival.fault()));
        } else if (arrival.message().length >= largest) {
            context.output(
                    DEAD,
                    Dead.of(arrival, "is " + arrival.message().length + " bytes large, above the limit of " + largest));
        } else {
            out.collect(arrival);
        }
    }
}
