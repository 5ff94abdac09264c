package org.truebounce.mailbox.outlook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Unpacks a compound file (OLE2). The only class that knows POI. [MS-CFB]
final class CompoundFile {
    private static final int DEEPEST = 32;
    private static final int MOST_ENTRIES = 100_000;
    private static final int HEADER = 512;

    private long bytesLeft;
    private int entriesLeft = MOST_ENTRIES;

    private CompoundFile(int size) {
        this.bytesLeft = size;
    }

    /// All that the file holds. Whatever is wrong with it becomes one IOException.
    static Storage unpack(byte[] file) throws IOException {
        checkHeader(file);
        // POI throws unchecked exceptions of many kinds, and recurses, over damaged directories and chains.
        try (InputStream bytes = new ByteArrayInputStream(file);
                POIFSFileSystem system = new POIFSFileSystem(bytes)) {
            return new CompoundFile(file.length).storage(system.getRoot(), 0);
        } catch (Damaged e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new Damaged("cannot be read", e);
        }
    }

    /// The header says how large the file is; POI reserves that much memory, so it must not exceed what lies
    /// there.
    private static void checkHeader(byte[] file) throws IOException {
        if (file.length < HEADER) {
            throw new Damaged("ends too early");
        }
        int shift = number(file, 30) & 0xFFFF;
        if (shift != 9 && shift != 12) {
            throw new Damaged("has sectors of no known size");
        }
        // Each sector of the allocation table speaks of (sector / 4) sectors.
        long tables = number(file, 44) & 0xFFFFFFFFL;
        long sectors = (file.length >> shift) + 1L;
        long needed = sectors / ((1L << shift) / 4) + 2;
        if (tables > needed * 2) {
            throw new Damaged("claims to be larger than it is");
        }
    }

    private static int number(byte[] file, int at) {
        return (file[at] & 0xFF)
                | (file[at + 1] & 0xFF) << 8
                | (file[at + 2] & 0xFF) << 16
                | (file[at + 3] & 0xFF) << 24;
    }

    private Storage storage(DirectoryEntry directory, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new Damaged("nests too deep");
        }
        Storage storage = new Storage();
        for (Entry entry : directory) {
            if (--entriesLeft < 0) {
                throw new Damaged("holds too many entries");
            }
            if (entry instanceof DirectoryEntry inner) {
                storage.storages().put(entry.getName(), storage(inner, depth + 1));
            } else if (entry instanceof DocumentEntry document) {
                storage.streams().put(entry.getName(), content(document));
            }
        }
        return storage;
    }

    private byte[] content(DocumentEntry document) throws IOException {
        int size = document.getSize();
        // Streams cannot overlap, so together they are no larger than the file.
        bytesLeft -= size;
        if (size < 0 || bytesLeft < 0) {
            throw new Damaged("holds more than its size allows");
        }
        byte[] content = new byte[size];
        try (DocumentInputStream stream = new DocumentInputStream(document)) {
            if (stream.readNBytes(content, 0, size) < size) {
                throw new Damaged("ends too early");
            }
        }
        return content;
    }

    private static final class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        Damaged(String how) {
            super("is a damaged Outlook item: the OLE2 file " + how);
        }

        Damaged(String how, Throwable cause) {
            super("is a damaged Outlook item: the OLE2 file " + how, cause);
        }
    }
}
