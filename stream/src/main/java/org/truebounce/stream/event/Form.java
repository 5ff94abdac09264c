package org.truebounce.stream.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/// How values of one kind are written, between machines and into checkpoints.
///
/// Each value bears the version of the form that it is written in, so that a job reads what any earlier version of it
/// kept. A new version may add fields at the end; [#read] fills them in for older ones.
abstract class Form<T> implements Serializable {
    private static final long serialVersionUID = 1;

    private final String name;
    private final int version;
    private final Class<T> type;
    private final boolean immutable;

    /// @param name what checkpoints know the form by
    /// @param version the version that is written
    /// @param immutable whether a value never changes and so need not be copied
    Form(String name, int version, Class<T> type, boolean immutable) {
        this.name = name;
        this.version = version;
        this.type = type;
        this.immutable = immutable;
    }

    /// Writes the fields of a value in the present version.
    abstract void write(T value, DataOutput out) throws IOException;

    /// Reads the fields of a value.
    ///
    /// @param written the version that it was written in
    abstract T read(int written, DataInput in) throws IOException;

    /// Writes a value, its version before it.
    final void put(T value, DataOutput out) throws IOException {
        out.writeByte(version);
        write(value, out);
    }

    /// Reads a value that was put.
    ///
    /// @throws IOException where a later version of the job wrote it
    final T take(DataInput in) throws IOException {
        int written = in.readUnsignedByte();
        if (written > version) {
            throw new IOException(name + " was written in version " + written
                    + " by a later version of the job; this one knows " + version);
        }
        return read(written, in);
    }

    /// Writes a value that may be missing.
    static <T> void maybe(Form<T> form, Optional<T> value, DataOutput out) throws IOException {
        out.writeBoolean(value.isPresent());
        if (value.isPresent()) {
            form.put(value.get(), out);
        }
    }

    /// Reads a value that may be missing.
    static <T> Optional<T> maybe(Form<T> form, DataInput in) throws IOException {
        return in.readBoolean() ? Optional.of(form.take(in)) : Optional.empty();
    }

    final String name() {
        return name;
    }

    final Class<T> type() {
        return type;
    }

    final boolean isImmutable() {
        return immutable;
    }
}
