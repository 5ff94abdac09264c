package org.truebounce.remedies.password;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// A password of random words.
///
/// @param text the passphrase
/// @param recipe how it was made
public record Passphrase(String text, PassphraseRecipe recipe) {
    /// Draws a new one from the system's source of randomness.
    public static Passphrase draw(PassphraseRecipe recipe) {
        return draw(recipe, new SecureRandom());
    }

    /// Draws each word alike: `nextInt(bound)` throws away the numbers that would make some words likelier.
    static Passphrase draw(PassphraseRecipe recipe, RandomGenerator random) {
        List<String> choice = recipe.list().words();
        List<String> words = new ArrayList<>(recipe.words());
        for (int i = 0; i < recipe.words(); i++) {
            String word = choice.get(random.nextInt(choice.size()));
            words.add(recipe.capitals() ? capitalised(word) : word);
        }
        String digit = recipe.digit() ? recipe.separator() + random.nextInt(10) : "";
        return new Passphrase(String.join(recipe.separator(), words) + digit, recipe);
    }

    private static String capitalised(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }

    /// What there is to say about it, in plain sentences; the passphrase itself is not in them.
    public List<String> about() {
        List<String> sentences = new ArrayList<>();
        WordList list = recipe.list();
        sentences.add(String.format(
                Locale.ROOT,
                "%d %s drawn from %,d of %s (%s): %.1f bits.",
                recipe.words(),
                recipe.words() == 1 ? "word" : "words",
                list.words().size(),
                list.title(),
                list.licence(),
                recipe.bits()));
        if (recipe.capitals() || recipe.digit()) {
            sentences.add("Capitals and the digit are for sites that demand them and are not counted.");
        }
        double log10 = (recipe.bits() - 1) * Math.log10(2); // half of all must be tried on average
        sentences.add(Guessing.sentence(log10));
        if (recipe.bits() < PassphraseRecipe.ENOUGH_BITS) {
            sentences.add("For an account that matters, take more words.");
        }
        sentences.add("To remember it, make a small story of the words in their order and type it a few times today."
                + " Until you know it, a note at home is better than a weaker password.");
        return sentences;
    }
}
