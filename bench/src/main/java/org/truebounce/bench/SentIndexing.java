package org.truebounce.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentIndex;
import org.truebounce.account.SentMail;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.Mailbox;

/// Prints how long it takes to index an mbox of 100,000 sent messages, to keep the index, and to load it again. The
/// messages are made for the purpose: 2 to 40 kB, 3,000 correspondents.
public final class SentIndexing {
    private static final int MESSAGES = 100_000;
    private static final int CORRESPONDENTS = 3_000;
    private static final double NANOS = 1e9;

    private SentIndexing() {}

    public static void main(String[] arguments) throws IOException {
        Path mbox = Files.createTempFile("sent", ".mbox");
        Path kept = Files.createTempFile("sent", ".index");
        try {
            write(mbox);
            long start = System.nanoTime();
            List<SentCopy> copies = new ArrayList<>();
            Mailbox.read(mbox, Limits.standard(), item -> copies.add(SentCopy.of(item.message())));
            SentMail built = index(copies);
            double building = (System.nanoTime() - start) / NANOS;
            start = System.nanoTime();
            try (OutputStream out = Files.newOutputStream(kept)) {
                SentIndex.write(copies, "", out);
            }
            double keeping = (System.nanoTime() - start) / NANOS;
            start = System.nanoTime();
            SentMail loaded;
            try (InputStream in = Files.newInputStream(kept)) {
                loaded = index(SentIndex.read(in, "").orElseThrow());
            }
            double loading = (System.nanoTime() - start) / NANOS;
            System.out.printf(
                    Locale.ROOT,
                    "%,d messages, %,d MB: indexed in %.1f s, kept in %.1f s (%,d MB), loaded in %.2f s%n",
                    built.size(),
                    Files.size(mbox) / 1_000_000,
                    building,
                    keeping,
                    Files.size(kept) / 1_000_000,
                    loading);
            if (built.size() != loaded.size()) {
                throw new IllegalStateException("what was loaded is not what was built");
            }
        } finally {
            Files.delete(mbox);
            Files.delete(kept);
        }
    }

    private static SentMail index(List<SentCopy> copies) {
        SentMail mail = new SentMail(false);
        copies.forEach(mail::add);
        return mail;
    }

    private static void write(Path mbox) throws IOException {
        Random random = new Random(1);
        String line = "The quick brown fox jumps over the lazy dog, and then it goes home.\n";
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(mbox), 1 << 20)) {
            for (int i = 0; i < MESSAGES; i++) {
                int to = random.nextInt(CORRESPONDENTS);
                String header = "From robin@alder.example Mon Nov  2 10:15:00 2026\n"
                        + "Message-ID: <" + random.nextLong() + "@alder.example>\nFrom: Robin <robin@alder.example>\n"
                        + "To: Kim " + to + " <kim" + to + "@example.net>\nSubject: Minutes of meeting " + i + "\n"
                        + "Date: Mon, 2 Nov 2026 10:15:00 +0100\nUser-Agent: Mozilla Thunderbird\n\n" + i + "\n";
                out.write(header.getBytes(StandardCharsets.US_ASCII));
                out.write(line.repeat(30 + random.nextInt(random.nextInt(600) + 1))
                        .getBytes(StandardCharsets.US_ASCII));
                out.write('\n');
            }
        }
    }
}
