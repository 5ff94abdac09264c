package org.truebounce.remedies.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a `clamd.conf` says of where clamd listens and how much it takes.
///
/// @param address where it listens; empty where the file does not say
/// @param mostBytes the most that it scans of one file. It passes over larger ones in silence (MaxFileSize) or
///     refuses them (StreamMaxLength)
record ClamdConfig(Optional<ClamdAddress> address, long mostBytes) {
    /// What clamd takes where its settings do not say otherwise.
    static final long USUAL_MOST_BYTES = 100L << 20;

    /// Where Debian, Fedora, Homebrew on both kinds of Mac, BSD, Arch and Windows keep it.
    static final List<Path> USUAL_FILES = List.of(
            Path.of("/etc/clamav/clamd.conf"),
            Path.of("/etc/clamd.d/scan.conf"),
            Path.of("/opt/homebrew/etc/clamav/clamd.conf"),
            Path.of("/usr/local/etc/clamav/clamd.conf"),
            Path.of("/usr/local/etc/clamd.conf"),
            Path.of("/etc/clamd.conf"),
            Path.of("C:/Program Files/ClamAV/clamd.conf"));

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kKmMgG]?)");

    /// Reads a file; empty where it cannot be read.
    static Optional<ClamdConfig> read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(of(Files.readString(file, StandardCharsets.ISO_8859_1)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static ClamdConfig of(String text) {
        Map<String, String> values = new HashMap<>();
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split("\\s+", 2);
            if (words.length == 2 && !line.startsWith("#")) {
                values.put(words[0], words[1].strip());
            }
        }
        long most = Math.min(size(values.get("StreamMaxLength")), size(values.get("MaxFileSize")));
        return new ClamdConfig(address(values), most);
    }

    private static Optional<ClamdAddress> address(Map<String, String> values) {
        try {
            if (values.containsKey("LocalSocket")) {
                return Optional.of(ClamdAddress.parse(values.getOrDefault("LocalSocket", "")));
            }
            return Optional.ofNullable(values.get("TCPSocket"))
                    .map(port -> ClamdAddress.parse(values.getOrDefault("TCPAddr", "localhost") + ":" + port));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /// A size such as `25M`. 0 stands for no limit.
    private static long size(@org.jspecify.annotations.Nullable String text) {
        Matcher size = SIZE.matcher(text == null ? "" : text);
        if (!size.matches()) {
            return USUAL_MOST_BYTES;
        }
        int shift = switch (size.group(2).toUpperCase(Locale.ROOT)) {
            case "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
        };
        long bytes = Long.parseLong(size.group(1)) << shift;
        return bytes == 0 ? Integer.MAX_VALUE : bytes;
    }
}
