package org.truebounce.auth.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resolver over the zones of one master file: all that it knows of the DNS.
///
/// A name without records that has a name with records below it exists (RFC 8020); a name that is not in the
/// file does not. Wild cards answer for names that do not exist (RFC 4592). Aliases are followed inside the
/// file. Records of other types than [RecordType] only make their names exist.
public final class ZoneFile implements Resolver {
    private static final int MAX_ALIASES = 16;
    private static final long MAX_BYTES = 64L << 20;

    private final Map<String, Map<RecordType, RecordSet>> names;

    private record RecordSet(List<String> values, long secondsToLive) {}

    private ZoneFile(Map<String, Map<RecordType, RecordSet>> names) {
        this.names = names;
    }

    /// Reads a master file.
    ///
    /// @throws ZoneFileException when it cannot be read, is larger than 64 MiB, or has a malformed line
    public static ZoneFile read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ZoneFileException(file + " is larger than " + MAX_BYTES + " bytes");
            }
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new ZoneFileException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /// Reads the text of a master file, one char for each byte.
    ///
    /// @throws ZoneFileException when a line is malformed
    public static ZoneFile parse(String text) {
        Collector collector = new Collector();
        new ZoneReader(text, collector).read();
        return new ZoneFile(collector.names);
    }

    /// Sorts records by name and type. Plain loops: a lambda costs milliseconds when it is met for the first
    /// time.
    private static final class Collector implements ZoneReader.Sink {
        private final Map<String, Map<RecordType, RecordSet>> names = new HashMap<>();

        @Override
        public void record(String owner, RecordType type, String value, long secondsToLive) {
            Map<RecordType, RecordSet> records = names.get(owner);
            if (records == null) {
                records = new EnumMap<>(RecordType.class);
                names.put(owner, records);
                addAncestors(owner);
            }
            RecordSet set = records.get(type);
            if (set == null) {
                set = new RecordSet(new ArrayList<>(), secondsToLive);
                records.put(type, set);
            }
            set.values.add(value);
        }

        private void addAncestors(String owner) {
            String above = DomainName.parent(owner);
            while (!above.isEmpty() && !names.containsKey(above)) {
                names.put(above, new EnumMap<>(RecordType.class));
                above = DomainName.parent(above);
            }
        }
    }

    @Override
    public Answer query(String name, RecordType type) {
        String current = DomainName.canonical(name);
        for (int i = 0; i < MAX_ALIASES; i++) {
            Map<RecordType, RecordSet> records = records(current);
            if (records == null) {
                return Answer.noDomain(0);
            }
            RecordSet asked = records.get(type);
            if (asked != null) {
                return Answer.found(asked.values, asked.secondsToLive);
            }
            RecordSet alias = records.get(RecordType.CNAME);
            if (alias == null) {
                return Answer.noData(0);
            }
            current = alias.values.getFirst();
        }
        return Answer.temporaryError("aliases of " + name + " do not end");
    }

    /// The records at a name, those of the wild card below its closest encloser (RFC 4592 §3.3.1), or null for
    /// no such name.
    private @Nullable Map<RecordType, RecordSet> records(String name) {
        Map<RecordType, RecordSet> records = names.get(name);
        String above = name;
        while (records == null && !above.isEmpty()) {
            above = DomainName.parent(above);
            records = names.get("*.".concat(above));
            if (names.containsKey(above)) {
                break;
            }
        }
        return records;
    }
}
