package org.truebounce.mailbox.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Thunderbird: `profiles.ini` names the profiles; in each, `Mail` and `ImapMail` have a folder for each account, in
/// which each mail folder is an mbox without an ending (or a Maildir), and its subfolders lie in `NAME.sbd` beside it.
final class Thunderbird {
    private static final List<String> ROOTS = List.of(
            ".thunderbird",
            "snap/thunderbird/common/.thunderbird",
            ".var/app/org.mozilla.Thunderbird/.thunderbird",
            "Library/Thunderbird",
            "AppData/Roaming/Thunderbird");
    private static final int DEEPEST = 32;

    private Thunderbird() {}

    static List<Profile> profiles(Path home) throws IOException {
        List<Profile> profiles = new ArrayList<>();
        for (String root : ROOTS) {
            Path ini = home.resolve(root).resolve("profiles.ini");
            if (Files.isRegularFile(ini)) {
                for (Map<String, String> section : sections(ini)) {
                    profile(ini, section).filter(found -> !found.isEmpty()).ifPresent(profiles::add);
                }
            }
        }
        return profiles;
    }

    private static List<Map<String, String>> sections(Path ini) throws IOException {
        List<Map<String, String>> sections = new ArrayList<>();
        Map<String, String> section = new HashMap<>();
        for (String line : Files.readAllLines(ini)) {
            int equals = line.indexOf('=');
            if (line.startsWith("[")) {
                section = new HashMap<>();
                if (line.startsWith("[Profile")) {
                    sections.add(section);
                }
            } else if (equals > 0) {
                section.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return sections;
    }

    private static Optional<Profile> profile(Path ini, Map<String, String> section) throws IOException {
        String path = section.getOrDefault("Path", "");
        Path folder = section.getOrDefault("IsRelative", "1").equals("1") ? ini.resolveSibling(path) : Path.of(path);
        if (path.isEmpty() || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        ThunderbirdSettings settings = ThunderbirdSettings.of(folder.resolve("prefs.js"));
        Walk walk = new Walk(settings, new ArrayList<>(), new ArrayList<>());
        for (String kind : List.of("ImapMail", "Mail")) {
            for (Path account : list(folder.resolve(kind))) {
                if (Files.isDirectory(account)) {
                    walk.folder(account, List.of());
                }
            }
        }
        return Optional.of(new Profile(section.getOrDefault("Name", path), walk.mail, walk.sent, settings.addresses()));
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private record Walk(ThunderbirdSettings settings, List<Path> mail, List<Path> sent) {
        void folder(Path folder, List<String> above) throws IOException {
            if (above.size() > DEEPEST) {
                return;
            }
            for (Path entry : list(folder)) {
                String name = String.valueOf(entry.getFileName());
                if (Files.isDirectory(entry) && name.endsWith(".sbd")) {
                    folder(entry, under(above, name.substring(0, name.length() - ".sbd".length())));
                } else if (isMaildir(entry) || isMbox(entry)) {
                    add(entry, under(above, name));
                }
            }
        }

        private void add(Path entry, List<String> path) {
            switch (settings.use(path)) {
                case SENT -> sent.add(entry);
                case RECEIVED -> mail.add(entry);
                case NEITHER -> {}
            }
        }

        private static List<String> under(List<String> above, String name) {
            return Stream.concat(above.stream(), Stream.of(name)).toList();
        }

        private static boolean isMaildir(Path entry) {
            return Files.isDirectory(entry) && Files.isDirectory(entry.resolve("cur"));
        }

        /// Indexes and rules lie beside the mail; an empty folder has nothing to read.
        private static boolean isMbox(Path entry) throws IOException {
            if (!Files.isRegularFile(entry)) {
                return false;
            }
            try (var in = Files.newInputStream(entry)) {
                return new String(in.readNBytes(5), java.nio.charset.StandardCharsets.US_ASCII).equals("From ");
            }
        }
    }
}
