package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.truebounce.account.SentCopy;

/// How a [SentCopy] is written. Version 2 adds the program and where it was submitted from.
final class SentCopyForm extends Form<SentCopy> {
    private static final long serialVersionUID = 1;
    private static final long NEVER = Long.MIN_VALUE;

    SentCopyForm() {
        super("sent-copy", 2, SentCopy.class, true);
    }

    @Override
    void write(SentCopy value, DataOutput out) throws IOException {
        Fields.maybe(out, value.messageId());
        Fields.texts(out, value.recipients());
        Fields.text(out, value.subject());
        out.writeLong(value.time().map(Instant::getEpochSecond).orElse(NEVER));
        Fields.maybe(out, value.bodyHash());
        Fields.maybe(out, value.program());
        Fields.maybe(out, value.submittedFrom());
    }

    @Override
    SentCopy read(int written, DataInput in) throws IOException {
        return new SentCopy(
                Fields.maybe(in),
                Fields.texts(in),
                Fields.text(in),
                Optional.of(in.readLong()).filter(time -> time != NEVER).map(Instant::ofEpochSecond),
                Fields.maybe(in),
                written < 2 ? Optional.empty() : Fields.maybe(in),
                written < 2 ? Optional.empty() : Fields.maybe(in));
    }
}
