package org.truebounce.remedies.password;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of leaked passwords as Have I Been Pwned gives it: lines `SHA1:COUNT` in the order of the hashes.
///
/// It is searched where it lies, some forty reads for a file of 40 GB, and nothing is sent anywhere.
public final class BreachList {
    private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]{40})(?::(\\d{1,18}))?");
    private static final Pattern OTHER_HASH =
            Pattern.compile("([0-9A-Fa-f]{32}|[0-9A-Fa-f]{35}|[0-9A-Fa-f]{64})(:\\d+)?");
    private static final int LONGEST_LINE = 128;
    private static final int SAMPLE = 1 << 16;

    private final Path file;

    /// @throws BreachListException where the file cannot be read or has another form
    public BreachList(Path file) {
        this.file = file;
        if (!Files.isRegularFile(file)) {
            throw new BreachListException(file + (Files.exists(file) ? " is no file" : " does not exist"));
        }
        try (FileChannel channel = FileChannel.open(file)) {
            checkBeginning(channel);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// How often a password was leaked; 0 where it is not in the list.
    ///
    /// @throws BreachListException where the file cannot be read, or its lines are not sorted
    long count(char[] password) {
        String wanted = sha1(password);
        try (FileChannel channel = FileChannel.open(file)) {
            return search(channel, wanted);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// A line of the file.
    ///
    /// @param hash in upper case
    /// @param next where the line after it begins
    private record Entry(String hash, long count, long next) {}

    /// Looks between `low`, where a line begins, and `high`, where one begins or the file ends.
    private long search(FileChannel channel, String wanted) throws IOException {
        long low = 0;
        long high = channel.size();
        String before = "";
        String after = "G"; // above every hash
        while (low < high) {
            long middle = low + (high - low) / 2;
            long start = lineStart(channel, middle, low);
            Entry entry = entry(channel, start);
            if (entry.hash.compareTo(before) <= 0 || entry.hash.compareTo(after) >= 0) {
                throw unsorted();
            }
            int order = entry.hash.compareTo(wanted);
            if (order == 0) {
                return entry.count;
            } else if (order < 0) {
                low = entry.next;
                before = entry.hash;
            } else {
                high = start;
                after = entry.hash;
            }
        }
        return 0;
    }

    private void checkBeginning(FileChannel channel) throws IOException {
        String before = "";
        long end = Math.min(channel.size(), SAMPLE);
        for (long at = 0; at < end; ) {
            Entry entry = entry(channel, at);
            if (entry.hash.compareTo(before) <= 0) {
                throw unsorted();
            }
            before = entry.hash;
            at = entry.next;
        }
    }

    /// Where the line begins that holds the byte at `position`, not before `least`.
    private static long lineStart(FileChannel channel, long position, long least) throws IOException {
        long from = Math.max(least, position - LONGEST_LINE);
        byte[] bytes = read(channel, from, (int) (position - from));
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return from + i + 1;
            }
        }
        return from;
    }

    private Entry entry(FileChannel channel, long start) throws IOException {
        byte[] bytes = read(channel, start, LONGEST_LINE);
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String line = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).strip();
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw otherForm(line, start);
        }
        long count = parts.group(2) == null ? 1 : Math.max(1, Long.parseLong(parts.group(2)));
        return new Entry(parts.group(1).toUpperCase(Locale.ROOT), count, start + end + 1);
    }

    private static byte[] read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
            // until the buffer is full or the file ends
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /// The password's bytes are wiped once the hash is made.
    private static String sha1(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(encoded.duplicate());
            return HexFormat.of().withUpperCase().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        } finally {
            encoded.clear();
            while (encoded.hasRemaining()) {
                encoded.put((byte) 0);
            }
        }
    }

    private BreachListException otherForm(String line, long start) {
        String what = OTHER_HASH.matcher(line).matches()
                ? "holds hashes of another kind; the SHA-1 list is needed, as one file"
                : "is no list of SHA-1 hashes: the line at byte " + start + " is not HASH:COUNT";
        return new BreachListException(file + " " + what);
    }

    private BreachListException unsorted() {
        return new BreachListException(
                file + " is not in the order of its hashes; sort it first: LC_ALL=C sort -o SORTED " + file);
    }

    private BreachListException unreadable(IOException e) {
        return new BreachListException("cannot read " + file + ": " + e.getMessage());
    }
}
