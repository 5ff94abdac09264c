package org.truebounce.remedies.aggregate;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.truebounce.mail.Limits;
import org.truebounce.mail.Message;
import org.truebounce.mail.Part;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.Unreadable;

/// Finds aggregate reports where they lie: XML files, gzip and zip files of them, mails that carry them,
/// mailboxes of such mails, folders of all these. What a file is shows in its content.
public final class ReportFiles {
    private static final int MIB = 1 << 20;
    private static final Limits MAIL = new Limits(32, 1_000, 512 * 1024, 2_000, 32 * MIB);
    private static final int MAX_ENTRIES = 100_000;
    private static final int MAX_DEPTH = 64;

    private final ReportSink sink;
    private int found;

    private enum Form {
        XML,
        GZIP,
        ZIP,
        OTHER
    }

    private ReportFiles(ReportSink sink) {
        this.sink = sink;
    }

    /// Reads everything at a path.
    public static void read(Path path, ReportSink sink) {
        new ReportFiles(sink).path(path);
    }

    private void path(Path path) {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.walk(path, MAX_DEPTH)) {
                files.filter(Files::isRegularFile).sorted().forEach(this::file);
            } catch (IOException | UncheckedIOException e) {
                sink.unreadable(path.toString(), "cannot be read");
            }
            mails(path, true);
            return;
        }
        file(path);
        if (found == 0) {
            mails(path, false);
        }
        if (found == 0) {
            sink.unreadable(path.toString(), "holds no aggregate report");
        }
    }

    private void file(Path file) {
        try (BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            document(bytes, file.toString(), Files.size(file));
        } catch (IOException e) {
            sink.unreadable(file.toString(), reason(e));
        }
    }

    private void mails(Path path, boolean folder) {
        Mailbox.read(path, org.truebounce.mailbox.Limits.standard(), new MailSink() {
            @Override
            public void mail(MailItem item) {
                part(Message.parse(item.message(), MAIL).root(), item.source());
            }

            @Override
            public void unreadable(Unreadable problem) {
                if (!folder || found == 0) {
                    sink.unreadable(problem.source(), problem.reason());
                }
            }
        });
    }

    private void part(Part part, String source) {
        part.children().forEach(child -> part(child, source));
        boolean named = part.fileName().isPresent();
        boolean prose = !named && (part.type().is("text/plain") || part.type().is("text/html"));
        if (!part.children().isEmpty() || prose) {
            return;
        }
        byte[] body = part.file();
        try (BufferedInputStream bytes = new BufferedInputStream(new ByteArrayInputStream(body))) {
            document(bytes, source, body.length);
        } catch (IOException e) {
            sink.unreadable(source, reason(e));
        }
    }

    /// Reads what a stream holds, if it is a report or an archive of reports.
    private void document(BufferedInputStream bytes, String source, long packed) throws IOException {
        switch (form(bytes)) {
            case XML -> report(bytes, source);
            case GZIP -> {
                BufferedInputStream inner = new BufferedInputStream(new Unpacking(new GZIPInputStream(bytes), packed));
                if (form(inner) == Form.XML) {
                    report(inner, source);
                }
            }
            case ZIP -> zip(new ZipInputStream(bytes), source, packed);
            case OTHER -> {}
        }
    }

    private void zip(ZipInputStream zip, String source, long packed) throws IOException {
        try {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Unpacking bytes = new Unpacking(zip, packed);
                BufferedInputStream inner = new BufferedInputStream(bytes);
                if (!entry.isDirectory() && form(inner) == Form.XML) {
                    report(inner, source + "!" + entry.getName());
                }
                bytes.transferTo(OutputStream.nullOutputStream()); // what was not read is counted and bounded too
                if (++entries > MAX_ENTRIES) {
                    throw new IOException("holds more than " + MAX_ENTRIES + " entries");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("an entry's name cannot be decoded", e);
        }
    }

    private void report(InputStream xml, String source) {
        try {
            found += new ReportReader(sink).read(xml) ? 1 : 0;
        } catch (IOException e) {
            found++;
            sink.unreadable(source, reason(e));
        }
    }

    private static String reason(IOException problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("cannot be read");
    }

    private static Form form(BufferedInputStream bytes) throws IOException {
        bytes.mark(64);
        byte[] head = bytes.readNBytes(64);
        bytes.reset();
        if (startsWith(head, List.of(0x1F, 0x8B))) {
            return Form.GZIP;
        }
        if (startsWith(head, List.of((int) 'P', (int) 'K', 3, 4))) {
            return Form.ZIP;
        }
        int at = 0;
        while (at < head.length && isBeforeXml(head[at] & 255)) {
            at++;
        }
        return at < head.length && head[at] == '<' ? Form.XML : Form.OTHER;
    }

    /// Blanks, the bytes of byte order marks, and the zero before a `<` of two bytes.
    private static boolean isBeforeXml(int octet) {
        return octet == ' '
                || (octet >= '\t' && octet <= '\r')
                || octet == 0xEF
                || octet == 0xBB
                || octet == 0xBF
                || octet >= 0xFE
                || octet == 0;
    }

    private static boolean startsWith(byte[] head, List<Integer> magic) {
        for (int i = 0; i < magic.size(); i++) {
            if (i >= head.length || (head[i] & 255) != magic.get(i)) {
                return false;
            }
        }
        return true;
    }
}
