package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `truebounce scan` and `check --scan` with a real clamd.
@Timeout(120)
class ScanCommandTest {
    private static final String FROM = "From x@example.net Mon Mar  2 09:10:00 2026\n";
    private static final String LETTER = "From: kim@example.net\nSubject: Tea\n\nAt five?\n\n";
    private static final String EICAR = "Test.Eicar.UNOFFICIAL";

    @TempDir
    private static Path home = Path.of("");

    private static ClamdServer clamd;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(ClamdServer.program().isPresent(), "clamd is not installed (Debian: clamav-daemon)");
        clamd = ClamdServer.start(Files.createDirectory(home.resolve("s")));
    }

    @AfterAll
    static void stop() {
        if (ClamdServer.program().isPresent()) {
            clamd.close();
        }
    }

    private CommandRun scan(Path... paths) {
        return CommandRun.of(arguments("scan", paths));
    }

    private static String[] arguments(String command, Path... paths) {
        List<String> arguments = new java.util.ArrayList<>(List.of(command, "--json", "--clamd", clamd.socket()));
        for (Path path : paths) {
            arguments.add(path.toString());
        }
        return arguments.toArray(String[]::new);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String mime(String type, byte[] attached) {
        return "From: kim@example.net\nSubject: Tea\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nAt five?\n--b\n"
                + "Content-Type: " + type + "\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(attached) + "\n--b--\n";
    }

    private static String report(String returned) {
        return "From: MAILER-DAEMON@mx.example.net\nTo: kim@example.net\nSubject: Undelivered\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=r\n\n"
                + "--r\nContent-Type: text/plain\n\nIt could not be delivered.\n"
                + "--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n"
                + "Final-Recipient: rfc822; pat@example.org\nAction: failed\nStatus: 5.1.1\n\n"
                + "--r\nContent-Type: message/rfc822\n\n" + returned + "\n--r--\n";
    }

    private Path archive() throws IOException {
        Path file = folder.resolve("a.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("inside.com"));
            zip.write(ClamdServer.EICAR);
        }
        return file;
    }

    private static JsonNode only(CommandRun run, String status) {
        List<JsonNode> lines = run.diagnoses().stream()
                .filter(line -> line.path("status").asString().equals(status))
                .toList();
        assertThat(lines).as(run.toString()).hasSize(1);
        return lines.getFirst();
    }

    @Test
    void malwareIsFoundWhereverItHides() throws IOException {
        Path raw = Files.write(folder.resolve("raw.com"), ClamdServer.EICAR);
        Path mail = file("mail.eml", mime("application/octet-stream", ClamdServer.EICAR));
        Path notice = file("notice.eml", report(mime("application/octet-stream", ClamdServer.EICAR)));
        for (Path path : List.of(raw, archive(), mail, notice)) {
            CommandRun run = scan(path);
            assertThat(run.status()).isZero();
            JsonNode found = only(run, "found");
            assertThat(found.path("source").asString()).isEqualTo(path.toString());
            assertThat(found.path("signature").asString()).isEqualTo(EICAR);
        }
        assertThat(only(scan(mail), "found").path("place").asString()).isEqualTo("message");
        assertThat(only(scan(raw), "found").path("place").asString()).isEqualTo("file");
    }

    @Test
    void aMailboxIsTakenMessageByMessageWhereSomethingIsInIt() throws IOException {
        String infected = mime("application/octet-stream", ClamdServer.EICAR);
        Path mailbox = file("Inbox", FROM + LETTER + FROM + LETTER + FROM + infected + "\n" + FROM + LETTER);
        JsonNode found = only(scan(mailbox), "found");
        assertThat(found.path("source").asString()).isEqualTo(mailbox + "#3");
        assertThat(found.path("advice").asString()).contains("Do not delete the file itself");
    }

    @Test
    void aMailboxAboveTheLimitIsScannedMessageByMessage() throws IOException {
        String many = (FROM + LETTER.stripTrailing() + "x".repeat(10_000) + "\n\n").repeat(150);
        String infected = mime("application/octet-stream", ClamdServer.EICAR);
        Path mailbox = file("Inbox", many + FROM + infected + "\n" + FROM + "Subject: big\n\n" + "y\n".repeat(600_000));
        assertThat(Files.size(mailbox)).isGreaterThan(ClamdServer.MOST_BYTES);
        CommandRun run = scan(mailbox);
        assertThat(only(run, "found").path("source").asString()).isEqualTo(mailbox + "#151");
        JsonNode big = only(run, "not-scanned");
        assertThat(big.path("source").asString()).isEqualTo(mailbox + "#152");
        assertThat(big.path("reason").asString()).isEqualTo("too-large");
    }

    /// The word is malware in mail only: clamd sees it where the item was written anew as a message.
    @Test
    void anOutlookItemIsScannedAsAMessageToo() throws IOException {
        Path item = folder.resolve("item.msg");
        try (POIFSFileSystem file = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(item)) {
            DirectoryEntry root = file.getRoot();
            text(root, "001A", "IPM.Note");
            text(root, "0037", "Tea");
            text(root, "1000", "At five? " + ClamdServer.ONLY_IN_MAIL);
            root.createDocument("__properties_version1.0", stream(new byte[32]));
            file.writeFilesystem(out);
        }
        JsonNode found = only(scan(item), "found");
        assertThat(found.path("signature").asString()).isEqualTo("Test.InMail.UNOFFICIAL");
        assertThat(found.path("place").asString()).isEqualTo("outlook");
    }

    @Test
    void aDocumentOrADamagedItemIsScannedAsItIs() throws IOException {
        byte[] ole2 = new byte[2_000];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, ole2, 0, 4);
        Path document = Files.write(folder.resolve("letter.doc"), ole2);
        Path item = Files.write(folder.resolve("damaged.msg"), ole2);
        JsonNode sum = only(scan(document, item), "sum");
        assertThat(sum.path("scanned").asInt()).isEqualTo(2);
        assertThat(sum.path("notScanned").asInt()).isZero();
    }

    private static void text(DirectoryEntry root, String property, String value) throws IOException {
        root.createDocument("__substg1.0_" + property + "001F", stream(value.getBytes(StandardCharsets.UTF_16LE)));
    }

    private static InputStream stream(byte[] bytes) {
        return new java.io.ByteArrayInputStream(bytes);
    }

    @Test
    void whatIsTooLargeIsNotScannedAndNeverClean() throws IOException {
        for (String address : List.of(clamd.socket(), clamd.tcp())) {
            for (int size : new int[] {ClamdServer.MOST_BYTES + 1, 20 * ClamdServer.MOST_BYTES}) {
                Path big = Files.write(folder.resolve("big.bin"), new byte[size]);
                CommandRun run = CommandRun.of("scan", "--json", "--clamd", address, big.toString());
                assertThat(run.status()).isZero();
                assertThat(only(run, "not-scanned").path("reason").asString()).isEqualTo("too-large");
                assertThat(only(run, "sum").path("scanned").asInt()).isZero();
            }
        }
        Path most = Files.write(folder.resolve("most.bin"), new byte[ClamdServer.MOST_BYTES]);
        assertThat(only(scan(most), "sum").path("scanned").asInt()).isEqualTo(1);
    }

    @Test
    void linksPipesSocketsAndSystemFoldersArePassedOver() throws IOException, InterruptedException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("letter.txt"), "At five?");
        Files.createSymbolicLink(inner.resolve("loop"), folder);
        Files.createSymbolicLink(inner.resolve("nowhere"), Path.of("/nowhere"));
        assertThat(Shell.run(inner, Map.of(), List.of("mkfifo", "pipe")).status())
                .isZero();
        CommandRun run = scan(folder, Path.of("/proc"), Path.of("/dev/zero"), Path.of(clamd.socket()));
        assertThat(run.status()).isZero();
        JsonNode sum = only(run, "sum");
        assertThat(sum.path("scanned").asInt()).isEqualTo(1);
        assertThat(sum.path("passedOver").asInt()).isEqualTo(6);
        assertThat(sum.path("notScanned").asInt()).isZero();
        Path link = Files.createSymbolicLink(folder.resolve("named"), inner);
        assertThat(only(scan(link), "sum").path("scanned").asInt()).isEqualTo(1);
    }

    @Test
    void aMissingPathCostsOneLineAndTheOthersAreScanned() throws IOException {
        CommandRun run = scan(folder.resolve("none"), file("letter.txt", "At five?"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).endsWith("none: no such file or folder\n");
        assertThat(only(run, "sum").path("scanned").asInt()).isEqualTo(1);
    }

    @Test
    void peopleReadWhatToDo() throws IOException {
        Files.write(folder.resolve("raw.com"), ClamdServer.EICAR);
        CommandRun run = CommandRun.of("scan", "--clamd", clamd.tcp(), folder.toString());
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("▲ FOUND  " + EICAR, folder.resolve("raw.com").toString(), "What to do", "1 file scanned");
        assertThat(run.err())
                .contains("WARNING: clamd has none of ClamAV's own signatures")
                .hasLineCount(1);
        assertThat(Files.exists(folder.resolve("raw.com"))).isTrue();
    }

    @Test
    void theAddressMayStandInTheSettings() throws IOException {
        Path settings = file("settings.toml", "clamd = \"" + clamd.socket() + "\"\n");
        CommandRun run = CommandRun.of("scan", "--config", settings.toString(), settings.toString());
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("1 file scanned", "nothing found");
    }

    @Test
    void whereNoClamdAnswersTheUserLearnsHowToHaveOne() throws IOException {
        for (String address : List.of(folder.resolve("none.sock").toString(), "127.0.0.1:1", "::", "a:b")) {
            CommandRun run = CommandRun.of(
                    "scan", "--clamd", address, file("letter.txt", "x").toString());
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("truebounce: --clamd: ")
                    .contains(address)
                    .hasLineCount(1);
        }
        assertThat(CommandRun.of("scan", "--clamd", "127.0.0.1:1", "x").err()).contains("To have one: ");
    }

    @Test
    void aClamdThatDiesInTheMiddleEndsTheScan() throws IOException, InterruptedException {
        Path many = Files.createDirectory(folder.resolve("many"));
        for (int i = 0; i < 300; i++) {
            Files.write(many.resolve("f" + i), i == 0 ? ClamdServer.EICAR : new byte[10_000]);
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status;
        try (ClamdServer mortal = ClamdServer.start(Files.createDirectory(folder.resolve("m")))) {
            PrintStream killing = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
                @Override
                public void flush() {
                    mortal.kill(); // at the first finding
                    super.flush();
                }
            };
            Terminal terminal = new Terminal(
                    killing, new PrintStream(err, true, StandardCharsets.UTF_8), InputStream.nullInputStream());
            status = Main.run(terminal, "scan", "--clamd", mortal.socket(), many.toString());
        }
        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("clamd went away in the middle", "was not scanned")
                .hasLineCount(2);
    }

    @Test
    void checkSaysWhatIsInTheReturnedMessage() throws IOException {
        Path notice = file("notice.eml", report(mime("application/octet-stream", ClamdServer.EICAR)));
        CommandRun run = CommandRun.of("check", "--scan", "--clamd", clamd.socket(), notice.toString());
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("▲ Malware is in it: " + EICAR);
        assertThat(CommandRun.of(arguments("check", notice)).out()).contains("\"malware\":null");
        CommandRun json = CommandRun.of("check", "--json", "--scan", "--clamd", clamd.socket(), notice.toString());
        assertThat(json.diagnoses().getFirst().path("malware").get(0).asString())
                .isEqualTo(EICAR);
    }

    @Test
    void checkSaysWhereAMessageIsCleanAndWhereItWasNotScanned() throws IOException {
        Path big = file("b.eml", report(LETTER + "x\n".repeat(600_000)));
        Path clean = file("c.eml", report(LETTER));
        CommandRun run =
                CommandRun.of("check", "--json", "--scan", "--clamd", clamd.socket(), big.toString(), clean.toString());
        assertThat(run.status()).isZero();
        assertThat(run.diagnoses().get(0).path("malware").isNull()).isTrue();
        assertThat(run.diagnoses().get(1).path("malware").isArray()).isTrue();
        assertThat(run.err()).contains("b.eml: not scanned: larger than clamd takes");
        String mailbox = file("box", FROM + report(mime("text/plain", ClamdServer.EICAR)) + "\n")
                .toString();
        assertThat(CommandRun.of("check", "--scan", "--clamd", clamd.socket(), mailbox, clean.toString())
                        .out())
                .contains("▲ Malware is in it")
                .doesNotContain("found no malware");
    }
}
