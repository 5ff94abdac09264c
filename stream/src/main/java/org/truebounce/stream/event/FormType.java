package org.truebounce.stream.event;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/// What Flink is told of a kind of value: that it is written in its [Form].
final class FormType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1;

    private final Form<T> form;

    FormType(Form<T> form) {
        this.form = form;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return form.type();
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new FormSerializer<>(form);
    }

    @Override
    public String toString() {
        return form.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormType<?> type && type.form.name().equals(form.name());
    }

    @Override
    public int hashCode() {
        return form.name().hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof FormType<?>;
    }
}
