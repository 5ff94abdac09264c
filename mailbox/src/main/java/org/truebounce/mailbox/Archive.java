package org.truebounce.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// A compressed file or a zip archive, unpacked as a stream. RFC 1952
final class Archive {
    private static final int BUFFER = 1 << 16;
    /// First entries of files that are zip archives by construction only: programs and office documents.
    private static final Set<String> PACKAGES =
            Set.of("[Content_Types].xml", "META-INF/", "META-INF/MANIFEST.MF", "mimetype", "AndroidManifest.xml");

    private final Window content;
    private final String source;
    private final Limits limits;
    private final Expansion expansion;

    Archive(Window content, String source, Limits limits) {
        this.content = content;
        this.source = source;
        this.limits = limits;
        this.expansion = new Expansion(limits);
    }

    /// Gives the unpacked bytes.
    void gunzip(Consumer<InputStream> reader) throws IOException {
        reader.accept(expansion.unpacked(new GZIPInputStream(expansion.packed(content.rest()), BUFFER)));
    }

    /// Gives each entry and its source, `archive!entry`.
    void unzip(Place place, BiConsumer<InputStream, String> reader) throws IOException {
        ZipInputStream zip = new ZipInputStream(expansion.packed(content.rest()));
        boolean first = true;
        int count = 0;
        while (true) {
            ZipEntry entry = next(zip);
            if (entry == null || (first && place != Place.NAMED && PACKAGES.contains(entry.getName()))) {
                return;
            }
            first = false;
            if (++count > limits.entries()) {
                throw new IOException("holds more than " + limits.entries() + " entries");
            }
            if (!entry.isDirectory() && !Folders.noMailByName(lastName(entry.getName()))) {
                reader.accept(expansion.unpacked(zip), source + "!" + entry.getName());
            }
            // What was not read must be unpacked all the same to reach the next entry: counted and bounded.
            expansion.unpacked(zip).skip(Long.MAX_VALUE);
        }
    }

    private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new IOException("an entry's name cannot be decoded", e);
        }
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
