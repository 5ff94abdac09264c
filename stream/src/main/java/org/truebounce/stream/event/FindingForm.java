package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.truebounce.account.Run;

/// How a [Finding] is written.
final class FindingForm extends Form<Finding> {
    private static final long serialVersionUID = 1;

    FindingForm() {
        super("finding", 1, Finding.class, true);
    }

    @Override
    void write(Finding value, DataOutput out) throws IOException {
        Fields.text(out, value.id());
        Fields.text(out, value.crowd());
        out.writeInt(value.run().notices());
        out.writeInt(value.run().reporters());
        out.writeInt(value.run().forged());
        out.writeInt(value.run().ours());
        out.writeInt(value.run().strangers());
    }

    @Override
    Finding read(int written, DataInput in) throws IOException {
        return new Finding(
                Fields.text(in),
                Fields.text(in),
                new Run(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt()));
    }
}
