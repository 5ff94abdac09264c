package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How a [Judged] is written.
final class JudgedForm extends Form<Judged> {
    private static final long serialVersionUID = 1;

    JudgedForm() {
        super("judged", 1, Judged.class, true);
    }

    @Override
    void write(Judged value, DataOutput out) throws IOException {
        Fields.text(out, value.id());
        Fields.text(out, value.mailbox());
        out.writeLong(value.time());
        Fields.text(out, value.verdict());
        out.writeInt(value.revision());
        Fields.text(out, value.amendedBy());
        Fields.text(out, value.json());
    }

    @Override
    Judged read(int written, DataInput in) throws IOException {
        return new Judged(
                Fields.text(in),
                Fields.text(in),
                in.readLong(),
                Fields.text(in),
                in.readInt(),
                Fields.text(in),
                Fields.text(in));
    }
}
