package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.truebounce.storm.Crowd;

/// How a [Crowd] is written.
final class CrowdForm extends Form<Crowd> {
    private static final long serialVersionUID = 1;

    CrowdForm() {
        super("crowd", 1, Crowd.class, false);
    }

    @Override
    void write(Crowd value, DataOutput out) throws IOException {
        value.write(out);
    }

    @Override
    Crowd read(int written, DataInput in) throws IOException {
        return Crowd.read(in);
    }
}
