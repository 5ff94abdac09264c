package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.truebounce.account.SentCopy;

/// How a [Matter] is written. Version 2 adds the subject, version 3 whether the original is known not to be the
/// owner's.
final class MatterForm extends Form<Matter> {
    private static final long serialVersionUID = 1;

    MatterForm() {
        super("matter", 3, Matter.class, true);
    }

    @Override
    void write(Matter value, DataOutput out) throws IOException {
        Forms.ARRIVAL_FORM.put(value.arrival(), out);
        out.writeInt(value.sent().size());
        for (SentCopy copy : value.sent()) {
            Forms.SENT_COPY_FORM.put(copy, out);
        }
        Fields.text(out, value.verdict());
        Fields.text(out, value.subject());
        out.writeBoolean(value.notTheOwners());
    }

    @Override
    Matter read(int written, DataInput in) throws IOException {
        Arrival arrival = Forms.ARRIVAL_FORM.take(in);
        List<SentCopy> sent = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            sent.add(Forms.SENT_COPY_FORM.take(in));
        }
        // Of an older one it is not known: it is judged anew to be sure.
        return new Matter(
                arrival, sent, Fields.text(in), written < 2 ? "" : Fields.text(in), written < 3 || in.readBoolean());
    }
}
