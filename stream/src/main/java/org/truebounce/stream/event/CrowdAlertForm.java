package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.truebounce.storm.CrowdAlert;
import org.truebounce.storm.Gathering;
import org.truebounce.storm.Sketch;
import org.truebounce.verdict.Verdict;

/// How an [CrowdAlert] is written.
final class CrowdAlertForm extends Form<CrowdAlert> {
    private static final long serialVersionUID = 1;
    private static final long NEVER = Long.MIN_VALUE;

    CrowdAlertForm() {
        super("alert", 1, CrowdAlert.class, true);
    }

    @Override
    void write(CrowdAlert value, DataOutput out) throws IOException {
        Fields.text(out, value.gathering().name());
        Fields.text(out, value.name());
        out.writeBoolean(value.over());
        Fields.text(out, value.verdict().name());
        Fields.text(out, value.subject());
        out.writeLong(value.first());
        out.writeLong(value.last());
        out.writeInt(value.notices());
        out.writeInt(value.mailboxes());
        out.writeInt(value.reporters());
        Fields.numbers(out, value.sketch().hashes());
        out.writeLong(value.end().orElse(NEVER));
    }

    @Override
    CrowdAlert read(int written, DataInput in) throws IOException {
        return new CrowdAlert(
                Gathering.valueOf(Fields.text(in)),
                Fields.text(in),
                in.readBoolean(),
                Verdict.valueOf(Fields.text(in)),
                Fields.text(in),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                new Sketch(Fields.numbers(in)),
                Optional.of(in.readLong()).filter(time -> time != NEVER));
    }
}
