package org.truebounce.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhraseAutomatonTest {
    private static int first(String text, String... phrases) {
        PhraseTrie trie = new PhraseTrie();
        for (int rank = 0; rank < phrases.length; rank++) {
            trie.add(phrases[rank], rank);
        }
        return new PhraseAutomaton(trie).first(new FoldedText(text));
    }

    @Test
    void theLowestRankWinsWhereverItStands() {
        assertThat(first("mailbox quota and user unknown", "user unknown", "mailbox quota"))
                .isZero();
        assertThat(first("user unknown, mailbox quota", "mailbox quota", "user unknown"))
                .isZero();
        assertThat(first("nothing", "user unknown")).isEqualTo(PhraseAutomaton.NONE);
    }

    @Test
    void aPhraseInsideAnotherIsFound() {
        assertThat(first("no such user here", "no such user there", "such user"))
                .isEqualTo(1);
        assertThat(first("no such user there", "such user", "no such user there"))
                .isZero();
    }

    @Test
    void findsWhatASlowLookFinds() {
        Random random = new Random(7);
        int found = 0;
        for (int round = 0; round < 2_000; round++) {
            String[] phrases = new String[1 + random.nextInt(8)];
            Arrays.setAll(phrases, rank -> signs(random, 1 + random.nextInt(9)));
            String text = signs(random, random.nextInt(40));
            int slow = IntStream.range(0, phrases.length)
                    .filter(rank -> text.contains(phrases[rank]))
                    .findFirst()
                    .orElse(PhraseAutomaton.NONE);
            assertThat(first(text, phrases))
                    .as("%s in %s", Arrays.toString(phrases), text)
                    .isEqualTo(slow);
            found += slow != PhraseAutomaton.NONE ? 1 : 0;
        }
        assertThat(found).isBetween(500, 1_900);
    }

    /// Signs that part no words: they stand in a phrase as they stand in a text.
    private static String signs(Random random, int length) {
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < length; i++) {
            signs.append("#%&\u2026".charAt(random.nextInt(4)));
        }
        return signs.toString();
    }

    @Test
    void aGapIsBounded() {
        String phrase = "user .. unknown";
        assertThat(first("user " + "x".repeat(PhraseAutomaton.GAP - 2) + " unknown", phrase))
                .isZero();
        assertThat(first("user " + "x".repeat(PhraseAutomaton.GAP - 1) + " unknown", phrase))
                .isEqualTo(PhraseAutomaton.NONE);
        assertThat(first("unknown user", phrase)).isEqualTo(PhraseAutomaton.NONE);
    }

    @Test
    void piecesDoNotOverlap() {
        assertThat(first("user unknown", "user .. user unknown")).isEqualTo(PhraseAutomaton.NONE);
        assertThat(first("user kim: user unknown", "user .. user unknown")).isZero();
        assertThat(first("a one b two c three", "one .. two .. three")).isZero();
        assertThat(first("a two b one c three", "one .. two .. three")).isEqualTo(PhraseAutomaton.NONE);
    }

    @Test
    void wordsAreNotCut() {
        assertThat(first("your schedule", "dul")).isEqualTo(PhraseAutomaton.NONE);
        assertThat(first("in the DUL.", "dul")).isZero();
        assertThat(first("duly noted", "dul")).isEqualTo(PhraseAutomaton.NONE);
        assertThat(first("throttled", "throttl")).isZero();
        assertThat(first("unthrottled", "throttl")).isEqualTo(PhraseAutomaton.NONE);
        assertThat(first("\u5176\u4ED6\u7528\u6237\u4E0D\u5B58\u5728", "\u7528\u6237\u4E0D\u5B58\u5728"))
                .isZero();
    }
}
