package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How a [Dead] is written.
final class DeadForm extends Form<Dead> {
    private static final long serialVersionUID = 1;

    DeadForm() {
        super("dead", 1, Dead.class, true);
    }

    @Override
    void write(Dead value, DataOutput out) throws IOException {
        Fields.text(out, value.id());
        Fields.text(out, value.mailbox());
        out.writeLong(value.time());
        Fields.text(out, value.reason());
        Fields.bytes(out, value.message());
    }

    @Override
    Dead read(int written, DataInput in) throws IOException {
        return new Dead(Fields.text(in), Fields.text(in), in.readLong(), Fields.text(in), Fields.bytes(in));
    }
}
