package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// Settings kept in a TOML file, by the long names of the options.
final class SettingsFile {
    /// Every name that some command looks for.
    static final Set<String> NAMES = Set.of(
            "alert-command",
            "alert-webhook",
            "at",
            "batv-everywhere",
            "batv-keys",
            "clamd",
            "complete-sent",
            "dns",
            "fast",
            "folder",
            "imap",
            "lang",
            "ledger",
            "me",
            "no-sent-folder",
            "no-tls",
            "no-tls-anywhere",
            "only-new",
            "password-command",
            "password-env",
            "password-file",
            "sent",
            "starttls",
            "tls-certificate",
            "token-command",
            "trust",
            "user");

    private final Map<String, List<String>> values;

    private SettingsFile(Map<String, List<String>> values) {
        this.values = values;
    }

    /// Reads the named file, or the default one where it exists.
    static SettingsFile read(Optional<Path> named) {
        Path file = named.orElse(Path.of(System.getProperty("user.home"), ".config", "truebounce", "account.toml"));
        if (named.isEmpty() && !Files.isRegularFile(file)) {
            return new SettingsFile(Map.of());
        }
        if (!Files.exists(file)) {
            throw new UnusableException("the settings file " + file + " does not exist");
        }
        try {
            return new SettingsFile(values(new TomlMapper().readTree(Files.readAllBytes(file))));
        } catch (IOException | JacksonException unreadable) {
            throw new UnusableException("cannot read the settings file " + file + ": " + firstLine(unreadable));
        }
    }

    static String firstLine(Exception unreadable) {
        String message = String.valueOf(unreadable.getMessage());
        return message.lines().findFirst().orElse(unreadable.getClass().getSimpleName());
    }

    private static Map<String, List<String>> values(JsonNode root) {
        return root.propertyStream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> texts(entry.getValue())));
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asString)
                        .toList()
                : List.of(value.asString());
    }

    /// What stands there that no command looks for: most likely misspelt.
    List<String> unknown() {
        return values.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .sorted()
                .toList();
    }

    List<String> list(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(name + " is not among the names of settings");
        }
        return values.getOrDefault(name, List.of());
    }

    /// Whether an option is given on the command line or here.
    boolean given(boolean option, String name) {
        return option || list(name).contains("true");
    }

    /// What is given on the command line, or else here.
    List<String> given(List<String> option, String name) {
        return option.isEmpty() ? list(name) : List.copyOf(option);
    }

    /// What is given on the command line, or else here.
    Optional<String> given(@Nullable String option, String name) {
        return Optional.ofNullable(option).or(() -> list(name).stream().findFirst());
    }
}
