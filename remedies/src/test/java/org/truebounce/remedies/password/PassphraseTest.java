package org.truebounce.remedies.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Passphrases have the bits that they claim.
class PassphraseTest {
    static final List<String> LANGUAGES = WordList.LANGUAGES;

    private static WordList english() {
        return WordList.of("en").orElseThrow();
    }

    private static PassphraseRecipe six() {
        return PassphraseRecipe.ofBits(english(), PassphraseRecipe.ENOUGH_BITS, "-", false, false);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void aListHas7776WordsEachOnceAndNoneBeginsAnother(String language) {
        WordList list = WordList.of(language).orElseThrow();
        assertThat(list.words()).hasSize(7_776).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z-]{2,14}"));
        Set<String> words = new HashSet<>(list.words());
        assertThat(list.words()).noneMatch(word -> beginnings(word).anyMatch(words::contains));
        assertThat(list.licence()).startsWith("CC BY 3.0, (c) ");
        assertThat(list.title()).isNotBlank();
    }

    private static java.util.stream.Stream<String> beginnings(String word) {
        return java.util.stream.IntStream.range(1, word.length()).mapToObj(end -> word.substring(0, end));
    }

    @Test
    void aLanguageWithoutAListHasNone() {
        assertThat(WordList.of("fr")).isEmpty();
        assertThat(WordList.of("../password/en")).isEmpty();
    }

    @Test
    void sixWordsGive77Bits() {
        assertThat(six().words()).isEqualTo(6);
        assertThat(six().bits()).isCloseTo(77.54, within(0.01));
        assertThat(PassphraseRecipe.ofBits(english(), 128, " ", false, false).words())
                .isEqualTo(10);
    }

    @Test
    void wordsThatHoldTheSeparatorAreLeftOut() {
        assertThat(english().without("-").words()).hasSize(7_772).doesNotContain("yo-yo");
        assertThat(new PassphraseRecipe(english(), 6, " ", false, false).bits()).isCloseTo(77.55, within(0.005));
        assertThat(new PassphraseRecipe(english(), 6, "-", false, false).bits()).isLessThan(77.546);
    }

    @Test
    void capitalsAndDigitAddNothingToTheBits() {
        PassphraseRecipe dressed = new PassphraseRecipe(english(), 6, " ", true, true);
        assertThat(dressed.bits()).isEqualTo(new PassphraseRecipe(english(), 6, " ", false, false).bits());
        Passphrase passphrase = Passphrase.draw(dressed);
        assertThat(passphrase.text()).matches("([A-Z][a-z-]+ ){6}[0-9]");
        assertThat(passphrase.about()).anyMatch(sentence -> sentence.contains("not counted"));
    }

    @Test
    void whatIsSaidOfItDoesNotRepeatIt() {
        Passphrase passphrase = Passphrase.draw(new PassphraseRecipe(english(), 3, "_", false, false));
        assertThat(passphrase.text().split("_")).hasSize(3);
        assertThat(String.join(" ", passphrase.about()))
                .contains("3 words", "7,776", "38.8 bits", "Electronic Frontier Foundation", "take more words")
                .doesNotContain(passphrase.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "9", "-----", "é", "\n", "\u001b"})
    void aSeparatorIsAFewSigns(String separator) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PassphraseRecipe(english(), 6, separator, false, false));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 900, Double.NaN, Double.POSITIVE_INFINITY})
    void bitsThatCannotBeHadAreRefused(double bits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PassphraseRecipe.ofBits(english(), bits, "-", false, false));
    }

    /// Pearson's chi-square over all words. With 7,771 degrees of freedom its mean is 7,771 and its standard
    /// deviation 125: the bound of eight deviations is passed by chance less than once in 10^14 runs.
    @Test
    void everyWordIsDrawnAlike() {
        assertThat(chiSquare(new SecureRandom())).isBetween(7_771 - 8 * 125.0, 7_771 + 8 * 125.0);
    }

    @Test
    void theMeasureNoticesABias() {
        RandomGenerator biased = new RandomGenerator() {
            private final RandomGenerator fair = new java.util.Random(7);

            @Override
            public long nextLong() {
                return fair.nextLong();
            }

            @Override
            public int nextInt(int bound) {
                return (fair.nextInt() & 0x3fff) % bound; // the modulo of too few bits
            }
        };
        assertThat(chiSquare(biased)).isGreaterThan(7_771 + 8 * 125.0);
    }

    private static double chiSquare(RandomGenerator random) {
        PassphraseRecipe recipe = six();
        List<String> choice = recipe.list().words();
        java.util.Map<String, Integer> drawn = new java.util.HashMap<>();
        int phrases = 50_000;
        for (int i = 0; i < phrases; i++) {
            for (String word : Passphrase.draw(recipe, random).text().split("-")) {
                drawn.merge(word, 1, Integer::sum);
            }
        }
        double expected = 6.0 * phrases / choice.size();
        return choice.stream()
                .mapToDouble(word -> Math.pow(drawn.getOrDefault(word, 0) - expected, 2) / expected)
                .sum();
    }

    @Test
    void timesAreSaidInWords() {
        assertThat(Guessing.FAST_HASH.time(0)).isEqualTo("less than a second");
        assertThat(Guessing.FAST_HASH.time(12)).isEqualTo("1 second");
        assertThat(Guessing.FAST_HASH.time(14)).isEqualTo("2 minutes");
        assertThat(Guessing.SLOW_HASH.time(9)).isEqualTo("3 hours");
        assertThat(Guessing.ONLINE.time(4)).isEqualTo("4 days");
        assertThat(Guessing.FAST_HASH.time(23)).isEqualTo("3,200 years");
        assertThat(Guessing.FAST_HASH.time(26)).isEqualTo("3 million years");
        assertThat(Guessing.FAST_HASH.time(29)).isEqualTo("3 billion years");
        assertThat(Guessing.FAST_HASH.time(40)).isEqualTo("longer than the universe is old");
        assertThat(Guessing.FAST_HASH.time(400)).isEqualTo("longer than the universe is old");
    }
}
