package org.truebounce.james;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.truebounce.settings.SettingsException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.toml.TomlMapper;

/// One judge for all matchers and mailets of a server, set up by one settings file: a matcher has no parameters of its
/// own, and what one has found must hold for the others.
final class Judges {
    /// The system property that names the settings file.
    static final String FILE = "truebounce.settings";

    private static final Map<Optional<Path>, Judge> JUDGES = new ConcurrentHashMap<>();

    private Judges() {}

    /// @throws MessagingException where the settings cannot be used, which stops James at its start
    static Judge get() throws MessagingException {
        Optional<Path> file = file();
        try {
            return JUDGES.computeIfAbsent(file, Judges::judge);
        } catch (RuntimeException unusable) { // a SettingsException, or a zone file that is none
            throw unusable(file.map(Path::toString).orElse("settings"), unusable);
        }
    }

    /// What an administrator is told who has set something up wrongly.
    static MessagingException unusable(String what, RuntimeException why) {
        return new MessagingException("TrueBounce: " + what + ": " + why.getMessage(), why);
    }

    /// The file that is named, or else `conf/truebounce.toml` where James works, if it is there.
    private static Optional<Path> file() {
        Optional<Path> named = Optional.ofNullable(System.getProperty(FILE)).map(Path::of);
        Path usual = Path.of(System.getProperty("working.directory", "."), "conf", "truebounce.toml");
        return named.or(() -> Optional.of(usual).filter(Files::exists)).map(Path::toAbsolutePath);
    }

    private static Judge judge(Optional<Path> file) {
        return new Judge(Settings.read(file.map(Judges::values).orElse(Map.of())));
    }

    private static Map<String, Object> values(Path file) {
        try {
            return new TomlMapper().readValue(Files.readAllBytes(file), new TypeReference<>() {});
        } catch (IOException | JacksonException unreadable) {
            throw new SettingsException("cannot be read: " + unreadable.getMessage());
        }
    }
}
