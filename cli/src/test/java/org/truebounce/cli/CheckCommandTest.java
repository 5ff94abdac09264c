package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `truebounce check` takes, prints and ends with.
class CheckCommandTest {
    private static final Path ROBIN = Path.of("src", "test", "resources", "robin");
    private static final String NOTICE = ROBIN.resolve("stranger.eml").toString();
    private static final String KEPT = ROBIN.resolve("own-server-kept.eml").toString();
    private static final String LETTER = """
            From: kim@example.net
            To: robin@alder.example
            Subject: Tea
            Date: Mon, 2 Mar 2026 12:00:00 +0100
            Message-ID: <tea@example.net>

            At five?
            """;

    @TempDir
    private Path folder = Path.of("");

    private String letter = "";

    @BeforeEach
    void write() throws IOException {
        letter = Files.writeString(folder.resolve("letter.eml"), LETTER).toString();
    }

    private String mbox() throws IOException {
        Path file = folder.resolve("inbox.mbox");
        String notice = Files.readString(Path.of(NOTICE));
        String from = "From x@example.net Mon Mar  2 09:10:00 2026\n";
        return Files.writeString(file, from + LETTER + "\n" + from + notice + "\n" + from + LETTER + "\n")
                .toString();
    }

    @Test
    void oneNoticeIsExplained() {
        CommandRun run = CommandRun.of("check", NOTICE);
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("UNDECIDED", "The mailbox of pat@example.net is full", "mailbox-full");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatAFakeClaimsIsNotToldInAList() {
        Path fake = Program.home().resolve("corpus/fake");
        String claims =
                fake.resolve("bounce-of-never-sent-with-invoice-doc.eml").toString();
        CommandRun run = CommandRun.of("check", claims, NOTICE);
        assertThat(run.out()).doesNotContain("kim@example.net does not exist").contains("no real notice");
    }

    @Test
    void aMissingFileCostsOneLineAndTheOthersAreJudged() {
        String missing = folder.resolve("missing.eml").toString();
        CommandRun run = CommandRun.of("check", "--json", NOTICE, missing, KEPT);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.sources()).containsExactly(NOTICE, KEPT);
        assertThat(run.err()).isEqualTo("truebounce: " + missing + ": no such file or folder\n");
    }

    @Test
    void anUnreadableArchiveCostsOneLineAndTheOthersAreJudged() throws IOException {
        byte[] broken = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3};
        String archive = Files.write(folder.resolve("a.gz"), broken).toString();
        CommandRun run = CommandRun.of("check", "--json", archive, NOTICE);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.sources()).contains(NOTICE);
        assertThat(run.err()).startsWith("truebounce: " + archive + ": ").hasLineCount(1);
    }

    @Test
    void aNameThatNoFileCanHaveCostsOneLineAndTheOthersAreJudged() {
        CommandRun run = CommandRun.of("check", "--json", "a\0b", NOTICE);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.sources()).containsExactly(NOTICE);
        assertThat(run.err()).isEqualTo("truebounce: a?b: no file can have this name here\n");
    }

    @Test
    void jsonLinesComeInTheOrderOfTheArguments() {
        CommandRun run = CommandRun.of("check", "--json", letter, NOTICE, KEPT, letter);
        assertThat(run.status()).isZero();
        assertThat(run.sources()).containsExactly(letter, NOTICE, KEPT, letter);
    }

    @Test
    void severalPathsGiveALineEachAndASum() {
        CommandRun run = CommandRun.of("check", NOTICE, KEPT, letter);
        assertThat(run.lines()).hasSize(4);
        assertThat(run.lines().getLast()).isEqualTo("3 messages, 2 notices: 2 undecided");
    }

    @Test
    void anMboxGivesItsNoticesByNumber() throws IOException {
        String mbox = mbox();
        assertThat(CommandRun.of("check", "--json", mbox).sources()).containsExactly(mbox + "#2");
        CommandRun text = CommandRun.of("check", mbox);
        assertThat(text.lines()).hasSize(2);
        assertThat(text.lines().getLast()).isEqualTo("3 messages, 1 notice: 1 undecided");
    }

    @Test
    void allAddsTheMessagesThatAreNoNotice() throws IOException {
        String mbox = mbox();
        assertThat(CommandRun.of("check", "--json", "--all", mbox).sources())
                .containsExactly(mbox + "#1", mbox + "#2", mbox + "#3");
    }

    @Test
    void aMailboxWithoutANoticeStillGetsItsSum() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("a.eml"), LETTER);
        CommandRun run = CommandRun.of("check", inner.toString());
        assertThat(run.out()).isEqualTo("1 message, 0 notices" + System.lineSeparator());
        assertThat(CommandRun.of("check", "--json", inner.toString()).out()).isEmpty();
    }

    @Test
    void aMaildirIsRead() throws IOException {
        for (String part : List.of("cur", "new", "tmp")) {
            Files.createDirectories(folder.resolve("Maildir").resolve(part));
        }
        Path maildir = folder.resolve("Maildir");
        String seen =
                Files.copy(Path.of(NOTICE), maildir.resolve("cur/1.a.host:2,S")).toString();
        String fresh =
                Files.copy(Path.of(KEPT), maildir.resolve("new/2.a.host")).toString();
        Files.copy(Path.of(KEPT), maildir.resolve("tmp/3.a.host"));
        Files.writeString(maildir.resolve("cur/4.a.host:2,"), LETTER);
        assertThat(CommandRun.of("check", "--json", maildir.toString()).sources())
                .containsExactly(seen, fresh);
        assertThat(CommandRun.of("check", "--json", "--all", maildir.toString()).sources())
                .hasSize(3);
    }

    @Test
    void standardInputIsRead() throws IOException {
        CommandRun run = CommandRun.fed(Files.readAllBytes(Path.of(NOTICE)), "check", "--json", "-");
        assertThat(run.status()).isZero();
        assertThat(run.sources()).containsExactly("-");
        assertThat(CommandRun.fed(new byte[0], "check", "-").status()).isZero();
        byte[] mbox = Files.readAllBytes(Path.of(mbox()));
        assertThat(CommandRun.fed(mbox, "check", "--json", "-").sources()).containsExactly("-#2");
    }

    @Test
    void aFileWhoseNameBeginsWithAnAtSignIsAFile() throws IOException {
        CommandRun run = CommandRun.of("check", "--json", "@" + letter);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no such file").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--dns, /nowhere/at/all.zone, does not exist",
        "--at, yesterday, not an instant",
        "--sent, /nowhere/at/all, does not exist",
        "--config, /nowhere/at/all.toml, does not exist",
        "--jsom, x, Unknown option"
    })
    void aBadOptionCostsOneLine(String option, String value, String said) {
        CommandRun run = CommandRun.of("check", option, value, NOTICE);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("truebounce")
                .contains(said)
                .hasLineCount(1)
                .doesNotContain("Exception");
    }

    @Test
    void aBadZoneFileCostsOneLine() throws IOException {
        String zone =
                Files.writeString(folder.resolve("bad.zone"), "$ORIGIN\n((((\n").toString();
        CommandRun run = CommandRun.of("check", "--dns", zone, NOTICE);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("truebounce: --dns: ").hasLineCount(1);
    }

    @Test
    void usageErrorsNameTheHelp() {
        for (List<String> arguments : List.of(List.<String>of(), List.of("check"), List.of("chek", "a"))) {
            CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("--help").hasLineCount(1);
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void helpShowsExamplesAndEveryOption() {
        CommandRun run = CommandRun.of("check", "--help");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Examples:", "truebounce check notice.eml", "Exit status: 0", "--complete-sent");
        assertThat(CommandRun.of("--help").out()).contains("Examples:", "check", "completion");
        assertThat(CommandRun.of("--version").out()).startsWith("truebounce ");
    }

    @Test
    void theSettingsFileStandsForOptions() throws IOException {
        Path sent = ROBIN.resolve("sent.mbox").toAbsolutePath();
        String settings = Files.writeString(
                        folder.resolve("account.toml"),
                        "me = \"robin@alder.example\"\ntrust = [\"mail.alder.example\"]\nsent = '" + sent
                                + "'\ncomplete-sent = true\ndns = \"off\"\n")
                .toString();
        CommandRun bySettings = CommandRun.of("check", "--json", "--config", settings, KEPT);
        CommandRun byOptions = CommandRun.of(
                "check",
                "--json",
                "--me",
                "robin@alder.example",
                "--trust",
                "mail.alder.example",
                "--sent",
                sent.toString(),
                "--complete-sent",
                KEPT);
        assertThat(bySettings.err()).isEmpty();
        assertThat(bySettings.out()).contains("\"genuine\"").isEqualTo(byOptions.out());
    }

    @Test
    void aMisspeltSettingIsToldOnceAndTheOthersCount() throws IOException {
        String settings = Files.writeString(
                        folder.resolve("account.toml"),
                        "me = \"robin@alder.example\"\ntruts = [\"mail.alder.example\"]\n")
                .toString();
        CommandRun run = CommandRun.of("check", "--json", "--config", settings, NOTICE, NOTICE);
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("has \"truts\", which is no setting").hasLineCount(1);
        assertThat(run.out()).isNotEmpty();
    }

    @Test
    void everySettingIsTheNameOfAnOption() {
        List<String> options =
                Main.commands(new Terminal(System.out, System.err, System.in)).getSubcommands().values().stream()
                        .flatMap(command ->
                                Stream.concat(Stream.of(command), command.getSubcommands().values().stream()))
                        .flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
                        .toList();
        assertThat(options)
                .containsAll(
                        SettingsFile.NAMES.stream().map(name -> "--" + name).toList());
    }

    @Test
    void anUnreadableSettingsFileCostsOneLine() throws IOException {
        List<byte[]> contents = new ArrayList<>();
        contents.add("me = = 3\n".getBytes(StandardCharsets.UTF_8));
        contents.add("[me]\na = 1\n".getBytes(StandardCharsets.UTF_8));
        contents.add(new byte[] {'m', 'e', '=', '"', (byte) 0xff, (byte) 0xfe, '\n'});
        for (byte[] content : contents) {
            String settings = Files.write(folder.resolve("bad.toml"), content).toString();
            CommandRun run = CommandRun.of("check", "--config", settings, NOTICE);
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("truebounce: cannot read the settings file")
                    .hasLineCount(1);
        }
        assertThat(CommandRun.of("check", "--config", folder.toString(), NOTICE).err())
                .hasLineCount(1);
    }

    @Test
    void anyBytesAtAllAreJudged() {
        byte[] bytes = new byte[4_096];
        new java.util.Random(7).nextBytes(bytes);
        CommandRun run = CommandRun.fed(bytes, "check", "--json", "-");
        assertThat(run.status()).isZero();
        assertThat(run.diagnoses()).hasSize(1);
    }
}
