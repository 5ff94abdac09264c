package org.truebounce.web.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truebounce.verdict.Verdict;

/// The judged notices of a sweep, on disk while they may be looked at. The file is readable by its user alone and is
/// deleted with the sweep.
final class NoticeStore implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final List<Entry> entries = new ArrayList<>();
    private long end;

    /// One notice.
    ///
    /// @param number its place in the order of judging, from 0
    /// @param source where it lies
    /// @param time its date
    record Entry(
            int number,
            String source,
            Verdict verdict,
            Optional<Instant> time,
            long at,
            int messageBytes,
            int lineBytes) {}

    NoticeStore() {
        try {
            file = Files.createTempFile("truebounce", ".notices");
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException full) {
            throw new UncheckedIOException("no temporary file can be written", full);
        }
    }

    /// @param line its Diagnosis in JSON
    synchronized Entry add(String source, Verdict verdict, Optional<Instant> time, byte[] message, String line) {
        byte[] json = line.getBytes(StandardCharsets.UTF_8);
        Entry entry = new Entry(entries.size(), source, verdict, time, end, message.length, json.length);
        try {
            write(message);
            write(json);
        } catch (IOException full) {
            throw new UncheckedIOException("the temporary file " + file + " cannot be written", full);
        }
        entries.add(entry);
        return entry;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            end += channel.write(buffer, end);
        }
    }

    synchronized int size() {
        return entries.size();
    }

    synchronized Optional<Entry> entry(int number) {
        return number >= 0 && number < entries.size() ? Optional.of(entries.get(number)) : Optional.empty();
    }

    /// All entries that there are by now.
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    byte[] message(Entry entry) {
        return read(entry.at(), entry.messageBytes());
    }

    /// The Diagnosis in JSON.
    String line(Entry entry) {
        return new String(read(entry.at() + entry.messageBytes(), entry.lineBytes()), StandardCharsets.UTF_8);
    }

    private byte[] read(long at, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        try {
            while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
                // on with what is missing
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the temporary file " + file + " cannot be read", gone);
        }
        return buffer.array();
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
    }
}
