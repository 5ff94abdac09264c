package org.truebounce.remedies.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.WipeableString;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import com.nulabinc.zxcvbn.matchers.Match;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/// Estimates by zxcvbn how many guesses a password withstands: lists of passwords, names and English words,
/// keyboards, dates, repetitions; and the word lists of the other languages from which passphrases are made.
final class Estimator {
    /// zxcvbn's work grows fast with the length; what comes after this many characters can only add strength.
    static final int MOST_CHARACTERS = 64;

    private static final String OWN = "user_inputs"; // zxcvbn's name for them
    private static final String LEAKED = "passwords";
    private static final Set<String> NAMES = Set.of("male_names", "female_names", "surnames");

    private final Zxcvbn zxcvbn;

    Estimator() {
        try {
            ZxcvbnBuilder builder = new ZxcvbnBuilder()
                    .dictionaries(StandardDictionaries.loadAllDictionaries())
                    .keyboards(StandardKeyboards.loadAllKeyboards());
            WordList.LANGUAGES.stream()
                    .filter(language -> !language.equals("en")) // zxcvbn has those words
                    .forEach(language -> builder.dictionary(dictionary(language)));
            this.zxcvbn = builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What an estimate gives.
    ///
    /// @param guessesLog10 the guesses as a power of ten
    /// @param weaknesses what makes guessing easier
    record Estimate(double guessesLog10, Set<Weakness> weaknesses) {}

    /// zxcvbn takes a word's rank for its guesses. The lists are in the order of the alphabet, which says
    /// nothing of how common a word is: they are shuffled, always alike.
    private static Dictionary dictionary(String language) {
        List<String> words = new ArrayList<>(WordList.of(language).orElseThrow().words());
        Collections.shuffle(words, new Random(1));
        return new Dictionary("words_" + language, words);
    }

    /// The copy given to zxcvbn is wiped. zxcvbn makes Strings of parts of it in between (for its dictionaries
    /// and regular expressions), which stay in memory until the garbage collector takes them.
    Estimate estimate(char[] password, List<String> own) {
        char[] head = Arrays.copyOf(password, Math.min(password.length, MOST_CHARACTERS));
        WipeableString wipeable = new WipeableString(head);
        Arrays.fill(head, '\0');
        Strength strength = zxcvbn.measure(wipeable, own);
        try {
            EnumSet<Weakness> weaknesses = EnumSet.noneOf(Weakness.class);
            strength.getSequence().forEach(match -> weaknesses(match, weaknesses));
            return new Estimate(strength.getGuessesLog10(), weaknesses);
        } finally {
            strength.wipe();
            wipeable.wipe();
        }
    }

    private static void weaknesses(Match match, Set<Weakness> weaknesses) {
        switch (match.pattern) {
            case Dictionary -> {
                weaknesses.add(word(match.dictionaryName));
                if (match.l33t || match.reversed) {
                    weaknesses.add(Weakness.DISGUISE);
                }
            }
            case Spatial -> weaknesses.add(Weakness.KEYBOARD);
            case Repeat -> {
                weaknesses.add(Weakness.REPETITION);
                match.baseMatches.forEach(inner -> weaknesses(inner, weaknesses));
            }
            case Sequence -> weaknesses.add(Weakness.SEQUENCE);
            case Regex, Date -> weaknesses.add(Weakness.DATE);
            case Bruteforce -> {
                // nothing was recognised here
            }
        }
    }

    private static Weakness word(String dictionary) {
        return switch (dictionary.toLowerCase(Locale.ROOT)) {
            case OWN -> Weakness.OWN_WORD;
            case LEAKED -> Weakness.COMMON_PASSWORD;
            default -> NAMES.contains(dictionary) ? Weakness.NAME : Weakness.WORD;
        };
    }
}
