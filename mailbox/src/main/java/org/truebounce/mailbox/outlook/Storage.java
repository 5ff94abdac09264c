package org.truebounce.mailbox.outlook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A folder inside a compound file. Names are compared without case. [MS-CFB] §2.6.4
///
/// @param streams the content of its files by name
/// @param storages its folders by name
record Storage(Map<String, byte[]> streams, Map<String, Storage> storages) {
    Storage() {
        this(new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    }

    Optional<byte[]> stream(String name) {
        return Optional.ofNullable(streams.get(name));
    }

    /// The folders whose names begin so, in the order of their names, which hold a number in hexadecimal.
    List<Storage> numbered(String prefix) {
        return storages.entrySet().stream()
                .filter(entry -> entry.getKey().regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
