package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truebounce.words.DataLines;
import org.truebounce.words.FlatData;
import org.truebounce.words.FoldedText;
import org.truebounce.words.PhraseAutomaton;
import org.truebounce.words.PhraseTrie;

class RepliesTest {
    private static final Optional<String> NONE = Optional.empty();

    private static String seen(String text) {
        FoldedText folded = new FoldedText(text);
        StringBuilder seen = new StringBuilder();
        for (int c = folded.next(); c >= 0; c = folded.next()) {
            seen.append((char) c);
        }
        return seen.toString();
    }

    @Test
    void everyReplyOfTheDataGetsTheReasonOfItsFile() throws IOException {
        List<ReplyFiles.Proof> proofs = ReplyFiles.proofs();
        assertThat(proofs).hasSizeGreaterThan(1000);
        ReplyPatterns patterns = ReplyPatterns.read(name -> DataLines.of(Replies.class, "replies/" + name));
        List<String> wrong = new ArrayList<>();
        for (ReplyFiles.Proof proof : proofs) {
            if (!Replies.reason(proof.reply(), NONE).equals(Optional.of(proof.reason()))) {
                int rank = patterns.automaton().first(new FoldedText(proof.reply()));
                String winner = rank == PhraseAutomaton.NONE
                        ? "nothing"
                        : patterns.places().get(rank);
                wrong.add(proof.place() + " won by " + winner + ": " + proof.reply());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatTheBuildCompiledIsWhatTheFilesSay() throws IOException {
        ByteArrayOutputStream sources = new ByteArrayOutputStream();
        Replies.fromSources().write(new DataOutputStream(sources));
        try (InputStream compiled = RepliesTest.class.getResourceAsStream(Replies.COMPILED)) {
            assertThat(compiled).hasBinaryContent(sources.toByteArray());
        }
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        Replies.read(FlatData.open(Replies.class, Replies.COMPILED).orElseThrow())
                .write(new DataOutputStream(again));
        assertThat(again.toByteArray()).isEqualTo(sources.toByteArray());
    }

    @Test
    void everyPatternMatchesItsOwnReplies() throws IOException {
        for (ReplyFiles.Proof proof : ReplyFiles.proofs()) {
            PhraseTrie trie = new PhraseTrie();
            trie.add(proof.pattern(), 0);
            assertThat(new PhraseAutomaton(trie).first(new FoldedText(proof.reply())))
                    .as("%s: %s", proof.place(), proof.pattern())
                    .isZero();
        }
    }

    @Test
    void everyPatternIsWrittenAsTheTextIsSeen() throws IOException {
        for (ReplyFiles.Proof proof : ReplyFiles.proofs()) {
            for (String piece : proof.pattern().split(" \\.\\. ", -1)) {
                assertThat(seen(piece)).as(proof.place()).isEqualTo(piece).isNotEmpty();
            }
        }
    }

    @Test
    void theFolderIsTheOrder() throws IOException {
        List<String> named = new ArrayList<>();
        for (String line : Files.readAllLines(ReplyFiles.FOLDER.resolve("ORDER"))) {
            if (line.endsWith(".replies")) {
                named.add(line);
            }
        }
        assertThat(named)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ReplyFiles.files().stream()
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .toList());
    }

    @Test
    void everyFileSaysWhatItIs() throws IOException {
        for (Path file : ReplyFiles.files()) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .startsWith("# ")
                    .endsWith("\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1, user-unknown",
        "4.2.2, mailbox-full",
        "5.7.26, authentication-failed",
        "5.7.610, blocked",
        "5.4.6, loop",
        "5.7.1, policy"
    })
    void aStatusDecidesWhereTheTextSaysNothing(String status, String word) {
        assertThat(Replies.reason("550 go away", Optional.of(status)).map(Reason::word))
                .contains(word);
    }

    @Test
    void aSpecificStatusBeatsVaguePhrasesOnly() {
        assertThat(Replies.reason("550 kim@example.net rejected", Optional.of("5.2.2")))
                .contains(Reason.MAILBOX_FULL);
        assertThat(Replies.reason("550 User unknown", Optional.of("5.2.2"))).contains(Reason.USER_UNKNOWN);
        assertThat(Replies.reason("550 kim@example.net rejected", Optional.of("5.0.0")))
                .contains(Reason.NOT_ACCEPTED);
    }

    @Test
    void aStatusInsideTheTextIsFound() {
        assertThat(Replies.reason("550 5.2.2 go away", NONE)).contains(Reason.MAILBOX_FULL);
        assertThat(Replies.reason("Sorry. (#5.1.1)", Optional.of("5.0.0"))).contains(Reason.USER_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"'', ", "550 no, 5.0.0", "xyzzy, 4.0.0", "421 5.1.1.3, not-a-status", "hello, 2.1.5"})
    void nothingKnownIsEmpty(String text, String status) {
        assertThat(Replies.reason(text, Optional.ofNullable(status))).isEmpty();
    }

    @Test
    void theNameOfAHostDecidesNothing() {
        for (String host : List.of("relay", "virus-gate", "spam-filter", "antispam", "gateway", "greylist1", "qq")) {
            assertThat(Replies.reason("host " + host + ".example.net[192.0.2.1] said: 550 User unknown", NONE))
                    .as(host)
                    .contains(Reason.USER_UNKNOWN);
        }
    }

    @Test
    void theFieldsOfAMessageDecideNothing() {
        String fields = """
                Content-Type: text/html; charset=utf-8; boundary=x
                Content-Transfer-Encoding: base64
                Message-ID: <1@example.org>
                MIME-Version: 1.0
                X-Loop: none
                """;
        assertThat(Replies.reason(fields, NONE)).isEmpty();
    }

    @Test
    void aPhraseRunsOverTheLinesOfAReply() {
        assertThat(Replies.reason(
                        "550-5.1.1 The email account that you tried\r\n550-5.1.1 to reach does not exist.", NONE))
                .contains(Reason.USER_UNKNOWN);
        assertThat(Replies.reason("<<< 550-Message\n<<< 550-detected as\n<<< 550 spam", NONE))
                .contains(Reason.SPAM_SUSPECTED);
    }

    @Test
    void whatLiesBeyondTheLimitIsNotSeen() {
        assertThat(Replies.reason(" ".repeat(FoldedText.LIMIT) + "user unknown", NONE))
                .isEmpty();
    }

    @Test
    void anyTextAtAllIsRead() {
        char[] text = new char[FoldedText.LIMIT];
        for (int seed = 0; seed < 64; seed++) {
            for (int i = 0; i < text.length; i++) {
                text[i] = (char) ((i * 40503 * (seed + 1)) >>> (seed & 7));
            }
            assertThat(Replies.reason(new String(text), Optional.of(new String(text))))
                    .isNotNull();
        }
        for (String odd :
                List.of("5", "5.", "5.1", "5.1.", "550", "550-", "550 5", "550 5.1", "<<<", "5.1.99999", "5.1.1")) {
            assertThat(Replies.reason(odd, Optional.of(odd))).isNotNull();
        }
    }

    @Test
    void timeIsLinear() {
        String text = "user unknow user unknow mailbox quot over quot ".repeat(170);
        Replies.reason(text, NONE);
        long begun = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            Replies.reason(text, NONE);
        }
        // 1.6 million characters made of all but whole phrases: some tens of milliseconds, even uncompiled.
        assertThat(System.nanoTime() - begun).isLessThan(3_000_000_000L);
    }
}
