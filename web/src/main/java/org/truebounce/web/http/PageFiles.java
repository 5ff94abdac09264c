package org.truebounce.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
    private final Map<String, Tagged> read = new ConcurrentHashMap<>();

    /// @param room the class beside which the folder of the files stands
    public PageFiles(Class<?> room, String folder) {
        this.room = room;
        this.folder = folder;
    }

    /// A file of the page; empty where there is none of that name.
    ///
    /// @param path with a `/` in front or without
    public Optional<Tagged> file(String path) {
        if (!NAME.matcher(path).matches()) {
            return Optional.empty();
        }
        Optional<Tagged> known = Optional.ofNullable(read.get(path));
        if (known.isPresent()) {
            return known;
        }
        Optional<Tagged> file = load(path.startsWith("/") ? path.substring(1) : path);
        file.ifPresent(found -> read.put(path, found)); // only what is there: anybody can ask for anything
        return file;
    }

    private Optional<Tagged> load(String path) {
        Optional<String> type = Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
        try (InputStream in = room.getResourceAsStream(folder + "/" + path)) {
            return in == null || type.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Tagged.of(in.readAllBytes(), type.get()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
