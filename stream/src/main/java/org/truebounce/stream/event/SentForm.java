package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How a [Sent] is written.
final class SentForm extends Form<Sent> {
    private static final long serialVersionUID = 1;

    SentForm() {
        super("sent", 1, Sent.class, true);
    }

    @Override
    void write(Sent value, DataOutput out) throws IOException {
        Fields.text(out, value.mailbox());
        out.writeLong(value.time());
        Forms.SENT_COPY_FORM.put(value.copy(), out);
    }

    @Override
    Sent read(int written, DataInput in) throws IOException {
        return new Sent(Fields.text(in), in.readLong(), Forms.SENT_COPY_FORM.take(in));
    }
}
