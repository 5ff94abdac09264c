package org.truebounce.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The files of the page. They are the program's own text and hold nothing of anybody.
public final class PageFiles {
    private static final Pattern NAME = Pattern.compile("/?[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*(\\.[a-z0-9-]+)+");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("webmanifest", "application/manifest+json"));

    private final Class<?> room;
    private final String folder;
    private final Map<String, Optional<File>> read = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    private record File(byte[] bytes, String type, String tag) {}

    /// @param room the class beside which the folder of the files stands
    public PageFiles(Class<?> room, String folder) {
        this.room = room;
        this.folder = folder;
    }

    /// A file of the page, or that it is known already; empty where there is none.
    ///
    /// @param known the tag of what the browser has. RFC 9110 §13.1.2
    public Optional<Answer> answer(String path, int status, Optional<String> known) {
        return file(path).map(file -> {
            boolean same =
                    status == 200 && known.filter(tag -> tag.contains(file.tag)).isPresent();
            Answer answer = same
                    ? new Answer(304, Map.of(), new Answer.Whole(new byte[0]))
                    : Answer.of(status, file.type, file.bytes);
            return answer.with("ETag", file.tag).with("Cache-Control", "no-cache");
        });
    }

    /// The bytes of a file of the page.
    public Optional<byte[]> bytes(String path) {
        return file(path).map(File::bytes);
    }

    private Optional<File> file(String path) {
        if (!NAME.matcher(path).matches()) {
            return Optional.empty();
        }
        Optional<File> known = read.get(path);
        if (known != null) {
            return known;
        }
        Optional<File> file = load(path.startsWith("/") ? path.substring(1) : path);
        if (file.isPresent()) { // what is not there is not remembered: anybody can ask for anything
            read.put(path, file);
        }
        return file;
    }

    private Optional<File> load(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = room.getResourceAsStream(folder + "/" + path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            String tag = '"' + Base64.getUrlEncoder().encodeToString(digest).substring(0, 22) + '"';
            return Optional.of(new File(bytes, type, tag));
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
