package org.truebounce.mailbox.imap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Maildir full of mail: notices from the project's corpus, each a little different, among ordinary letters.
public final class Store {
    private static final Pattern SIGN = Pattern.compile(
            "^(content-type:.*(report|delivery-status)|return-path: *<>|x-failed-recipients:|auto-submitted: *auto"
                    + "|(from|subject):.*(daemon|postmaster|deliver|failure|returned|bounce))",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /// Whether a header has the signs of a notice; what the mailbox's owner would pass in.
    static final Predicate<byte[]> WORTH_READING =
            header -> SIGN.matcher(header(new String(header, StandardCharsets.ISO_8859_1)))
                    .find();

    private final Path folder;
    private final Random random = new Random(20);
    private int number;

    public Store(Path folder) throws IOException {
        this.folder = folder;
        for (String part : List.of("cur", "new", "tmp")) {
            Files.createDirectories(folder.resolve(part));
        }
    }

    private static String header(String message) {
        String unix = message.replace("\r\n", "\n");
        int end = unix.indexOf("\n\n");
        return end < 0 ? unix : unix.substring(0, end);
    }

    /// Fills the folder: notices lie evenly among the rest.
    ///
    /// @return the bytes of all
    public long fill(int messages, int notices) throws IOException {
        List<String> corpus = notices();
        long bytes = 0;
        for (int at = 0; at < messages; at++) {
            boolean notice = (long) at * notices / messages != (long) (at + 1) * notices / messages;
            bytes += add(notice ? varied(corpus.get(random.nextInt(corpus.size()))) : letter());
        }
        return bytes;
    }

    /// Adds one message, read or unread.
    public long add(String message) throws IOException {
        number++;
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        String flags = number % 3 == 0 ? "" : number % 3 == 1 ? "S" : "FS";
        String name = "%d.M%06d.alder,S=%d:2,%s".formatted(1_700_000_000 + number, number, bytes.length, flags);
        Path file = Files.write(folder.resolve("cur").resolve(name), bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_700_000_000L + number)));
        return bytes.length;
    }

    private static List<String> notices() throws IOException {
        Path corpus =
                Path.of(System.getenv().getOrDefault("TRUEBOUNCE_HOME", "..")).resolve("corpus");
        List<String> notices = new ArrayList<>();
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                byte[] message = Files.readAllBytes(file);
                if (WORTH_READING.test(message) && message.length < 1 << 20) {
                    notices.add(new String(message, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return notices;
    }

    private String varied(String notice) {
        return "X-Number: " + number + "\n" + notice + "\nNo. " + random.nextInt() + "\n";
    }

    /// An ordinary message of some 10 KiB on average; one in two hundred is as large as a photograph.
    private String letter() {
        StringBuilder letter = new StringBuilder("""
                Return-Path: <friend%1$d@birch.example>
                Received: from mx.birch.example (mx.birch.example [198.51.100.7])
                 by mx1.alder.example (Postfix) with ESMTPS id 4X%1$08d
                 for <robin@alder.example>; Tue, 24 Nov 2026 08:00:00 +0000 (UTC)
                DKIM-Signature: v=1; a=rsa-sha256; d=birch.example; s=s1; h=from:to:subject:date;
                 bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=%2$s
                From: Friend %1$d <friend%1$d@birch.example>
                To: Robin <robin@alder.example>
                Subject: Letter number %1$d
                Message-ID: <%1$d@birch.example>
                Date: Tue, 24 Nov 2026 08:00:00 +0000
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                """.formatted(number, "Qw9".repeat(110)));
        int lines = random.nextInt(200) == 0 ? 20_000 : random.nextInt(220);
        for (int line = 0; line < lines; line++) {
            letter.append("We went down to the river, and it was as cold as on day ")
                    .append(random.nextInt(1 << 20))
                    .append(".\n");
        }
        return letter.toString();
    }
}
