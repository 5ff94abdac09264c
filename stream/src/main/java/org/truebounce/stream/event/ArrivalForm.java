package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How an [Arrival] is written.
final class ArrivalForm extends Form<Arrival> {
    private static final long serialVersionUID = 1;

    ArrivalForm() {
        super("arrival", 1, Arrival.class, true);
    }

    @Override
    void write(Arrival value, DataOutput out) throws IOException {
        Fields.text(out, value.id());
        Fields.text(out, value.mailbox());
        out.writeLong(value.time());
        Fields.bytes(out, value.message());
        Fields.texts(out, value.receivedBy());
        Fields.texts(out, value.logins());
        Fields.text(out, value.fault());
    }

    @Override
    Arrival read(int written, DataInput in) throws IOException {
        return new Arrival(
                Fields.text(in),
                Fields.text(in),
                in.readLong(),
                Fields.bytes(in),
                Fields.texts(in),
                Fields.texts(in),
                Fields.text(in));
    }
}
