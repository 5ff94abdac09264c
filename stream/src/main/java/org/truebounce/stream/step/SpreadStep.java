package org.truebounce.stream.step;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.truebounce.storm.Witness;
import org.truebounce.stream.event.Dead;
import org.truebounce.stream.event.Forms;
import org.truebounce.stream.event.Judged;
import org.truebounce.stream.event.Matter;
import org.truebounce.stream.event.Opinion;

/// Parts what came of judging: the Diagnosis, what it tells of many mailboxes, what these may yet decide, and what
/// cannot be judged.
final class SpreadStep extends ProcessFunction<Opinion, Judged> {
    static final OutputTag<Witness> WITNESSES = new OutputTag<>("witnesses", Forms.WITNESS);
    static final OutputTag<Matter> OPEN = new OutputTag<>("open", Forms.MATTER);

    private static final long serialVersionUID = 1;

    private final int largest;

    /// @param largest the size from which a Diagnosis is not sent on: a topic that refused it would stop the job
    SpreadStep(int largest) {
        this.largest = largest;
    }

    @Override
    public void processElement(Opinion opinion, Context context, Collector<Judged> out) {
        opinion.dead().ifPresent(dead -> context.output(SortStep.DEAD, dead));
        opinion.judged().ifPresent(judged -> send(judged, context, out));
        opinion.witness().ifPresent(witness -> context.output(WITNESSES, witness));
        opinion.open().ifPresent(open -> context.output(OPEN, open));
    }

    private void send(Judged judged, Context context, Collector<Judged> out) {
        int length = judged.json().length();
        if (length < largest) {
            out.collect(judged);
            return;
        }
        String reason = "its Diagnosis is " + length + " characters long, above the limit of " + largest;
        context.output(SortStep.DEAD, new Dead(judged.id(), judged.mailbox(), judged.time(), reason, new byte[0]));
    }
}
