package org.truebounce.account;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The kept form of an owner's sent mail: what the copies can prove, without their bodies.
///
/// A stamp tells what the index was made of; it is of no use once that has changed.
public final class SentIndex {
    private static final int FORM = 0x54425302; // "TBS", second form
    private static final int LONGEST = 4_096;

    private SentIndex() {}

    /// Writes an index.
    ///
    /// @param stamp what the mail was read from, in the state in which it was read
    public static void write(List<SentCopy> mail, String stamp, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        out.writeInt(FORM);
        text(out, stamp);
        List<SentCopy> copies = mail.stream().filter(SentIndex::isOrdinary).toList();
        out.writeInt(copies.size());
        for (SentCopy copy : copies) {
            maybe(out, copy.messageId());
            out.writeShort(copy.recipients().size());
            for (String recipient : copy.recipients()) {
                text(out, recipient);
            }
            text(out, copy.subject());
            out.writeLong(copy.time().map(Instant::getEpochSecond).orElse(Long.MIN_VALUE));
            maybe(out, copy.bodyHash());
            maybe(out, copy.program());
            maybe(out, copy.submittedFrom());
        }
        out.flush();
    }

    /// The stamp of a kept index; empty where it is in another form.
    ///
    /// @throws IOException where the index is damaged
    public static Optional<String> stamp(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        return in.readInt() == FORM ? Optional.of(text(in)) : Optional.empty();
    }

    /// The copies of a kept index; empty where it bears another stamp.
    ///
    /// @throws IOException where the index is damaged
    public static Optional<List<SentCopy>> read(InputStream stream, String stamp) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        if (in.readInt() != FORM || !text(in).equals(stamp)) {
            return Optional.empty();
        }
        int copies = in.readInt();
        List<SentCopy> all = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            Optional<String> messageId = maybe(in);
            String[] recipients = new String[in.readUnsignedShort()];
            for (int r = 0; r < recipients.length; r++) {
                recipients[r] = text(in);
            }
            String subject = text(in);
            Optional<Instant> time = time(in);
            all.add(new SentCopy(messageId, List.of(recipients), subject, time, maybe(in), maybe(in), maybe(in)));
        }
        return Optional.of(all);
    }

    /// A copy with fields past all measure is left to be read anew: nobody's mail has them.
    private static boolean isOrdinary(SentCopy copy) {
        return copy.recipients().size() <= 0xffff
                && IntStream.concat(
                                copy.recipients().stream().mapToInt(String::length),
                                copy.messageId().stream().mapToInt(String::length))
                        .allMatch(length -> length <= LONGEST);
    }

    private static void maybe(DataOutputStream out, Optional<String> text) throws IOException {
        text(out, text.orElse(""));
    }

    private static Optional<String> maybe(DataInputStream in) throws IOException {
        return Optional.of(text(in)).filter(text -> !text.isEmpty());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Optional<Instant> time(DataInputStream in) throws IOException {
        long seconds = in.readLong();
        if (seconds == Long.MIN_VALUE) {
            return Optional.empty();
        }
        if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
            throw new IOException("the index is damaged");
        }
        return Optional.of(Instant.ofEpochSecond(seconds));
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST * 4) {
            throw new IOException("the index is damaged");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
