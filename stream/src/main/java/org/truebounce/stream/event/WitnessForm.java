package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.truebounce.evidence.Answer;
import org.truebounce.storm.Sketch;
import org.truebounce.storm.Witness;
import org.truebounce.verdict.Verdict;

/// How a [Witness] is written.
final class WitnessForm extends Form<Witness> {
    private static final long serialVersionUID = 1;

    WitnessForm() {
        super("witness", 1, Witness.class, true);
    }

    @Override
    void write(Witness value, DataOutput out) throws IOException {
        Fields.text(out, value.id());
        Fields.text(out, value.mailbox());
        out.writeLong(value.time());
        Fields.text(out, value.reporter());
        Fields.text(out, value.subject());
        Fields.text(out, value.left().name());
        Fields.text(out, value.verdict().name());
        Fields.texts(out, value.strangers());
        Fields.numbers(out, value.sketch().hashes());
    }

    @Override
    Witness read(int written, DataInput in) throws IOException {
        return new Witness(
                Fields.text(in),
                Fields.text(in),
                in.readLong(),
                Fields.text(in),
                Fields.text(in),
                Answer.valueOf(Fields.text(in)),
                Verdict.valueOf(Fields.text(in)),
                Fields.texts(in),
                new Sketch(Fields.numbers(in)));
    }
}
