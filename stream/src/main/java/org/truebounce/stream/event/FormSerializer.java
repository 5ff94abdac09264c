package org.truebounce.stream.event;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/// Writes values in their [Form], the version before each.
final class FormSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1;

    private final Form<T> form;

    FormSerializer(Form<T> form) {
        this.form = form;
    }

    @Override
    public boolean isImmutableType() {
        return form.isImmutable();
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    @SuppressWarnings("NullAway") // nobody reuses values: Flink's own serializers of immutable types give null as well
    public @Nullable T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        if (form.isImmutable()) {
            return from;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            form.put(from, new DataOutputStream(bytes));
            return form.take(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        form.put(value, out);
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        return form.take(in);
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormSerializer<?> serializer
                && serializer.form.name().equals(form.name());
    }

    @Override
    public int hashCode() {
        return form.name().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new Kept<>(form);
    }

    /// What a checkpoint says of the serializer: the name of the form, for the values say their version themselves.
    public static final class Kept<T> implements TypeSerializerSnapshot<T> {
        private @Nullable Form<T> form;

        /// For Flink, which reads what was kept into it.
        public Kept() {}

        Kept(Form<T> form) {
            this.form = form;
        }

        @Override
        public int getCurrentVersion() {
            return 1;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeUTF(Objects.requireNonNull(form).name());
        }

        @Override
        @SuppressWarnings("unchecked") // the name stands for the type
        public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
            form = (Form<T>) Forms.named(in.readUTF());
        }

        @Override
        public TypeSerializer<T> restoreSerializer() {
            return new FormSerializer<>(Objects.requireNonNull(form));
        }

        @Override
        public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
            return old instanceof Kept<T> kept
                            && Objects.requireNonNull(kept.form)
                                    .name()
                                    .equals(Objects.requireNonNull(form).name())
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}
