package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How an [Opinion] is written.
final class OpinionForm extends Form<Opinion> {
    private static final long serialVersionUID = 1;

    OpinionForm() {
        super("opinion", 1, Opinion.class, true);
    }

    @Override
    void write(Opinion value, DataOutput out) throws IOException {
        maybe(Forms.JUDGED_FORM, value.judged(), out);
        maybe(Forms.WITNESS_FORM, value.witness(), out);
        maybe(Forms.MATTER_FORM, value.open(), out);
        maybe(Forms.DEAD_FORM, value.dead(), out);
    }

    @Override
    Opinion read(int written, DataInput in) throws IOException {
        return new Opinion(
                maybe(Forms.JUDGED_FORM, in),
                maybe(Forms.WITNESS_FORM, in),
                maybe(Forms.MATTER_FORM, in),
                maybe(Forms.DEAD_FORM, in));
    }
}
