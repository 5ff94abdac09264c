package org.truebounce.mailbox.outlook;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// An Outlook item being written, by [MS-OXMSG].
final class ItemFile {
    private final int header;
    private final Map<String, byte[]> streams = new LinkedHashMap<>();
    private final Map<String, ItemFile> storages = new LinkedHashMap<>();
    private final List<byte[]> properties = new ArrayList<>();

    private ItemFile(int header) {
        this.header = header;
    }

    static ItemFile top() {
        return new ItemFile(32);
    }

    ItemFile text(int id, String text) {
        return bytes(id, 0x001F, text.getBytes(UTF_16LE));
    }

    ItemFile bytes(int id, int type, byte[] bytes) {
        streams.put("__substg1.0_%04X%04X".formatted(id, type), bytes);
        return property(id, type, bytes.length);
    }

    ItemFile number(int id, int number) {
        return property(id, 0x0003, number);
    }

    ItemFile time(int id, String instant) {
        return property(id, 0x0040, (Instant.parse(instant).getEpochSecond() + 11_644_473_600L) * 10_000_000L);
    }

    private ItemFile property(int id, int type, long value) {
        ByteBuffer entry = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        properties.add(entry.putShort((short) type)
                .putShort((short) id)
                .putInt(6)
                .putLong(value)
                .array());
        return this;
    }

    ItemFile recipient(int number) {
        return storages.computeIfAbsent("__recip_version1.0_#%08X".formatted(number), name -> new ItemFile(8));
    }

    ItemFile attachment(int number) {
        return storages.computeIfAbsent("__attach_version1.0_#%08X".formatted(number), name -> new ItemFile(8));
    }

    ItemFile embedded() {
        return storages.computeIfAbsent("__substg1.0_3701000D", name -> new ItemFile(24));
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            write(system.getRoot());
            system.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    private void write(DirectoryEntry directory) throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        table.writeBytes(new byte[header]);
        properties.forEach(table::writeBytes);
        directory.createDocument("__properties_version1.0", new ByteArrayInputStream(table.toByteArray()));
        for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
            directory.createDocument(stream.getKey(), new ByteArrayInputStream(stream.getValue()));
        }
        for (Map.Entry<String, ItemFile> storage : storages.entrySet()) {
            storage.getValue().write(directory.createDirectory(storage.getKey()));
        }
    }
}
