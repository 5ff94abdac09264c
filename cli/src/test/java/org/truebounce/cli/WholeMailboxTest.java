package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mailbox is looked through before it is judged, and the index of the sent mail is kept.
class WholeMailboxTest {
    private static final Path ROBIN = Path.of("src", "test", "resources", "robin");
    private static final List<String> OWNER = List.of("--me", "robin@alder.example", "--trust", "mail.alder.example");

    @TempDir
    private Path folder = Path.of("");

    private CommandRun check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "--json"));
        arguments.addAll(OWNER);
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return run;
    }

    private static List<String> verdicts(CommandRun run) {
        return run.diagnoses().stream()
                .map(diagnosis -> diagnosis.path("verdict").asString())
                .toList();
    }

    /// Six notices with the returned header, and one of the same run that only quotes the subject.
    private Path mailbox() throws IOException {
        String whole = Files.readString(ROBIN.resolve("stranger.eml"));
        for (int i = 0; i < 6; i++) {
            Files.writeString(folder.resolve("notice" + i + ".eml"), whole);
        }
        int returned = whole.lastIndexOf("\n--", whole.indexOf("Content-Type: text/rfc822-headers"));
        returned = returned < 0 ? whole.lastIndexOf("\n--", whole.indexOf("Content-Type: message/rfc822")) : returned;
        String subject = whole.lines()
                .filter(line -> line.startsWith("Subject:"))
                .reduce((first, last) -> last)
                .orElseThrow();
        int text = whole.indexOf("\n\n", whole.indexOf("\n--")) + 2;
        String bare = whole.substring(0, text) + subject + "\n\n" + whole.substring(text, returned)
                + whole.substring(whole.lastIndexOf("\n--"));
        Files.writeString(folder.resolve("notice9.eml"), bare);
        return folder;
    }

    @Test
    void whatSixNoticesShowHoldsForTheSeventh() throws IOException {
        String zone = ROBIN.resolve("alder.zone").toString();
        String mailbox = mailbox().toString();
        assertThat(verdicts(check("--dns", zone, "--alone", mailbox)))
                .containsExactly(
                        Stream.concat(IntStream.range(0, 6).mapToObj(i -> "backscatter"), Stream.of("undecided"))
                                .toArray(String[]::new));
        assertThat(verdicts(check("--dns", zone, mailbox))).hasSize(7).containsOnly("backscatter");
    }

    @Test
    void theIndexIsKeptAndMadeAnewWhenTheSentMailHasChanged() throws IOException {
        Path sent = folder.resolve("sent.mbox");
        String kept = Files.readString(ROBIN.resolve("sent.mbox"));
        StringBuilder many = new StringBuilder(kept);
        IntStream.range(0, 600)
                .forEach(i -> many.append("\nFrom robin@alder.example Mon Nov  2 10:15:00 2026\nMessage-ID: <")
                        .append(i)
                        .append("@alder.example>\nTo: lea@example.net\nSubject: ")
                        .append(i)
                        .append("\n\nTea?\n"));
        Files.writeString(sent, many);
        String notice = ROBIN.resolve("own-server-kept.eml").toString();
        List<Path> before = indexes();
        assertThat(verdicts(check("--sent", sent.toString(), notice))).containsExactly("genuine");
        List<Path> fresh = new ArrayList<>(indexes());
        fresh.removeAll(before);
        assertThat(fresh).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh.getFirst())))
                .isEqualTo("rw-------");
        assertThat(verdicts(check("--sent", sent.toString(), notice)))
                .as("from the index")
                .containsExactly("genuine");
        Files.write(fresh.getFirst(), "damaged".getBytes(StandardCharsets.UTF_8));
        assertThat(verdicts(check("--sent", sent.toString(), notice)))
                .as("past a damaged index")
                .containsExactly("genuine");
        Files.writeString(sent, many.substring(kept.length()));
        Files.setLastModifiedTime(sent, FileTime.fromMillis(0));
        assertThat(verdicts(check("--sent", sent.toString(), notice)))
                .as("the message is gone from the sent mail")
                .doesNotContain("genuine");
    }

    @Test
    void noIndexIsKeptWhenNoneShallBe() throws IOException {
        Path sent = folder.resolve("sent.mbox");
        Files.writeString(
                sent, "From a@b.example Mon Nov  2 10:15:00 2026\nTo: lea@example.net\n\nTea?\n\n".repeat(600));
        List<Path> before = indexes();
        check(
                "--no-cache",
                "--sent",
                sent.toString(),
                ROBIN.resolve("own-server-kept.eml").toString());
        assertThat(indexes()).isEqualTo(before);
    }

    private static List<Path> indexes() throws IOException {
        Path cache = Path.of(System.getenv("XDG_CACHE_HOME"), "truebounce");
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theKeysOfSignedReturnAddressesAreReadFromAFile() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), "# ours\n0 a secret\n");
        String notice = ROBIN.resolve("own-server-not-kept.eml").toString();
        CommandRun run = check("--batv-keys", keys.toString(), "--batv-everywhere", notice);
        assertThat(run.out()).contains("returned-batv-tag");
        Files.writeString(keys, "the secret alone\n");
        CommandRun damaged = CommandRun.of("check", "--batv-keys", keys.toString(), notice);
        assertThat(damaged.status()).isEqualTo(2);
        assertThat(damaged.err()).contains("line 1").doesNotContain("secret alone");
    }
}
