package org.truebounce.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Walks folders and Maildirs in the order of their names, each folder once however many links lead to it.
final class Folders {
    private static final int DEEPEST = 128;
    private static final Set<String> INDEX_ENDINGS = Set.of(".msf", ".log", ".lock", ".cmeta", ".plist", ".ibex.index");

    private final Reading reading;
    private final Set<Object> seen = new HashSet<>();

    Folders(Reading reading) {
        this.reading = reading;
    }

    private record Entry(Path path, String name, BasicFileAttributes attributes) {
        boolean folder(String wanted) {
            return attributes.isDirectory() && name.equals(wanted);
        }
    }

    /// Reads the path that the caller named. It may be a pipe.
    void named(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                folder(path, attributes, 0);
                return;
            }
            reading.expect(attributes.isRegularFile() ? attributes.size() : 0);
        } catch (IOException e) {
            reading.unreadable(path.toString(), e);
            return;
        }
        file(path, Place.NAMED);
    }

    private void file(Path path, Place place) {
        try (InputStream stream = Files.newInputStream(path)) {
            reading.stream(stream, path.toString(), place);
        } catch (IOException e) {
            reading.unreadable(path.toString(), e);
        }
    }

    private void folder(Path path, BasicFileAttributes attributes, int depth) throws IOException {
        if (enter(path, attributes, depth)) {
            List<Entry> entries = entries(path);
            boolean maildir = entries.stream().anyMatch(entry -> entry.folder("cur"))
                    && entries.stream().anyMatch(entry -> entry.folder("new"));
            walk(entries, maildir, Place.WALKED, depth);
        }
    }

    private boolean enter(Path path, BasicFileAttributes attributes, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("folders lie more than " + DEEPEST + " deep in one another");
        }
        Object key = attributes.fileKey();
        return seen.add(key == null ? path.toRealPath() : key);
    }

    private void walk(List<Entry> entries, boolean maildir, Place place, int depth) {
        for (Entry entry : entries) {
            if (entry.attributes.isRegularFile() && !noMailByName(entry.name)) {
                reading.expect(entry.attributes.size());
            }
        }
        for (Entry entry : entries) {
            if (entry.attributes.isDirectory()) {
                subfolder(entry, maildir, depth + 1);
            } else if (entry.attributes.isRegularFile() && !noMailByName(entry.name)) {
                file(entry.path, place);
            }
        }
    }

    private void subfolder(Entry entry, boolean inMaildir, int depth) {
        // Maildir++ keeps its folders as .Name beside cur, new and tmp; other hidden folders are none of ours.
        if (entry.name.startsWith(".") && !Files.isDirectory(entry.path.resolve("cur"))) {
            return;
        }
        try {
            if (!inMaildir) {
                folder(entry.path, entry.attributes, depth);
            } else if (entry.name.equals("cur") || entry.name.equals("new")) {
                if (enter(entry.path, entry.attributes, depth)) {
                    walk(entries(entry.path), false, Place.MAILDIR, depth);
                }
            } else if (!entry.name.equals("tmp")) {
                folder(entry.path, entry.attributes, depth);
            }
        } catch (IOException e) {
            reading.unreadable(entry.path.toString(), e);
        }
    }

    private List<Entry> entries(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        paths.sort(null);
        List<Entry> entries = new ArrayList<>(paths.size());
        for (Path path : paths) {
            String name = String.valueOf(path.getFileName());
            try {
                entries.add(new Entry(path, name, Files.readAttributes(path, BasicFileAttributes.class)));
            } catch (IOException e) {
                // Hidden files are often links to nowhere: locks.
                if (!noMailByName(name)) {
                    reading.unreadable(path.toString(), e);
                }
            }
        }
        return entries;
    }

    /// Whether a file met in a folder is hidden, or the index or log of a mail program.
    static boolean noMailByName(String name) {
        int dot = name.lastIndexOf('.');
        boolean message = dot >= 0 && name.substring(dot).equalsIgnoreCase(".eml");
        if (name.startsWith(".") || (name.startsWith("dovecot") && !message)) {
            return true;
        }
        return dot >= 0 && INDEX_ENDINGS.contains(name.substring(dot).toLowerCase(Locale.ROOT));
    }
}
