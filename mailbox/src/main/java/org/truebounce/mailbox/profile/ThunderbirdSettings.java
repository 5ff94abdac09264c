package org.truebounce.mailbox.profile;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a profile's `prefs.js` tells of its owner: addresses, and which folders hold sent mail and drafts.
///
/// @param sent the paths of folders that sent mail is kept in (`fcc_folder`), in lower case
/// @param unsent those of drafts and templates
record ThunderbirdSettings(List<String> addresses, Set<List<String>> sent, Set<List<String>> unsent) {
    private static final Pattern IDENTITY = Pattern.compile(
            "^user_pref\\(\"mail\\.identity\\.[^.\"]+\\.([A-Za-z_]+)\", \"([^\"\\\\]*)\"\\);", Pattern.MULTILINE);
    private static final int LARGEST = 16 << 20;

    /// What the file says; nothing where there is none.
    static ThunderbirdSettings of(Path file) throws IOException {
        Map<String, Boolean> addresses = new TreeMap<>();
        Set<List<String>> sent = new HashSet<>();
        Set<List<String>> unsent = new HashSet<>();
        if (Files.isRegularFile(file) && Files.size(file) < LARGEST) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (Matcher found = IDENTITY.matcher(text); found.find(); ) {
                switch (found.group(1)) {
                    case "useremail" -> addresses.put(found.group(2), true);
                    case "fcc_folder" -> sent.add(path(found.group(2)));
                    case "draft_folder", "stationery_folder" -> unsent.add(path(found.group(2)));
                    default -> {}
                }
            }
        }
        return new ThunderbirdSettings(List.copyOf(addresses.keySet()), sent, unsent);
    }

    /// The names of a folder and those above it: of `imap://robin%40alder.example@mail.alder.example/INBOX/Sent`,
    /// INBOX and Sent.
    private static List<String> path(String url) {
        String behind = url.replaceFirst("^[a-z-]+://[^/]*/?", "");
        try {
            return List.of(URLDecoder.decode(behind.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT)
                    .split("/"));
        } catch (IllegalArgumentException garbled) {
            return List.of(behind);
        }
    }

    /// What a folder is for.
    FolderName use(List<String> path) {
        List<String> lower =
                path.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (sent.contains(lower)) {
            return FolderName.SENT;
        }
        return unsent.contains(lower) ? FolderName.NEITHER : FolderName.of(lower.getLast());
    }
}
