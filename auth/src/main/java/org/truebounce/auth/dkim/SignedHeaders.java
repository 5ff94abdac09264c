package org.truebounce.auth.dkim;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The header fields of a message by name, as signatures choose them (RFC 6376 §5.4.2).
public final class SignedHeaders {
    private final Map<String, List<RawHeader>> byName = new HashMap<>();

    /// Sorts the fields of a header section, topmost first.
    public SignedHeaders(List<RawHeader> fields) {
        for (RawHeader field : fields) {
            byName.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field);
        }
    }

    /// How many fields have this name.
    public int count(String name) {
        return byName.getOrDefault(name, List.of()).size();
    }

    /// The fields that `names` covers, in its order; each further mention of a name takes the next field of it
    /// upwards. The signature field itself is never among them.
    public List<RawHeader> covered(List<String> names, RawHeader signatureField) {
        Map<String, Integer> taken = new HashMap<>();
        List<RawHeader> covered = new ArrayList<>();
        for (String name : names) {
            List<RawHeader> fields = byName.getOrDefault(name, List.of());
            int next = taken.getOrDefault(name, fields.size()) - 1;
            if (next >= 0 && isSame(fields.get(next), signatureField)) {
                next--;
            }
            if (next >= 0) {
                covered.add(fields.get(next));
            }
            taken.put(name, Math.max(next, 0));
        }
        return covered;
    }

    @SuppressWarnings("ReferenceEquality") // two equal fields are still two
    private static boolean isSame(RawHeader one, RawHeader other) {
        return one == other;
    }

    /// The bytes that `b=` signs: the covered fields and the signature field with an empty `b=` (RFC 6376
    /// §3.7).
    static byte[] signedBytes(
            List<RawHeader> covered,
            RawHeader signatureField,
            Canonicalization canonicalization,
            UnaryOperator<RawHeader> repair) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        for (RawHeader field : covered) {
            out.writeBytes(canonicalization.header(repair.apply(field)));
            out.write('\r');
            out.write('\n');
        }
        out.writeBytes(canonicalization.header(repair.apply(signatureField).withoutSignature()));
        return out.toByteArray();
    }
}
