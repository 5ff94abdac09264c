package org.truebounce.auth.dns;

import java.nio.file.Path;
import java.time.Duration;

/// Answers DNS questions. Safe to be used by several threads at once.
@FunctionalInterface
public interface Resolver {

    /// Asks for the records of one type at one name.
    ///
    /// @param name the name, with or without the last dot, in any case
    /// @param type the type; an alias (CNAME) is followed, unless it is what is asked for
    /// @return the answer; never throws for anything that a name server can say
    Answer query(String name, RecordType type);

    /// A resolver that asks nobody.
    static Resolver off() {
        return NotAsking.ONLY;
    }

    /// A resolver that knows the zones of one RFC 1035 master file and nothing else.
    ///
    /// @throws ZoneFileException when the file cannot be read or parsed
    static Resolver zoneFile(Path file) {
        return ZoneFile.read(file);
    }

    /// A resolver that asks the name servers that this machine is set up with, and keeps the answers.
    ///
    /// @param patience how long one question may take in all
    static Resolver system(Duration patience) {
        return new CachingResolver(new SystemResolver(patience), CachingResolver.DEFAULT_SIZE);
    }

    /// The resolver that a setting names: `off`, `system`, or else a zone file.
    ///
    /// @param patience how long one question to the system's name servers may take in all
    /// @throws ZoneFileException when the file cannot be read or parsed
    static Resolver named(String setting, Duration patience) {
        return switch (setting) {
            case "off" -> off();
            case "system" -> system(patience);
            default -> zoneFile(Path.of(setting));
        };
    }

    /// This resolver first, `next` where this one has no record. For keys kept after they were withdrawn from
    /// the DNS.
    default Resolver orElse(Resolver next) {
        return (name, type) -> {
            Answer answer = query(name, type);
            return answer.found() ? answer : next.query(name, type);
        };
    }
}
