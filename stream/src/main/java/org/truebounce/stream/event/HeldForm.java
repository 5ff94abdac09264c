package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How a [Held] is written.
final class HeldForm extends Form<Held> {
    private static final long serialVersionUID = 1;

    HeldForm() {
        super("held", 1, Held.class, true);
    }

    @Override
    void write(Held value, DataOutput out) throws IOException {
        out.writeLong(value.time());
        out.writeLong(value.until());
        out.writeInt(value.records());
        maybe(Forms.OPINION_FORM, value.opinion(), out);
    }

    @Override
    Held read(int written, DataInput in) throws IOException {
        return new Held(in.readLong(), in.readLong(), in.readInt(), maybe(Forms.OPINION_FORM, in));
    }
}
