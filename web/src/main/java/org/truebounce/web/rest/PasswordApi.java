package org.truebounce.web.rest;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.truebounce.remedies.password.Judgement;
import org.truebounce.remedies.password.Passphrase;
import org.truebounce.remedies.password.PassphraseRecipe;
import org.truebounce.remedies.password.WordList;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Json;
import org.truebounce.web.http.Request;

/// `POST /api/v1/password`: passphrases, and how strong a password is. No password is kept, logged or repeated.
final class PasswordApi {
    private static final int MOST = 100;
    private static final int LONGEST = 4_096;

    private final Settings settings;

    PasswordApi(Settings settings) {
        this.settings = settings;
    }

    Answer draw(Request request) throws IOException {
        Wish wish = Wish.of(request, Set.of("words", "length", "bits", "separator", "capitals", "digit", "count"));
        int count = wish.number("count", 1, MOST);
        PassphraseRecipe recipe = recipe(wish);
        List<Passphrase> drawn =
                Stream.generate(() -> Passphrase.draw(recipe)).limit(count).toList();
        return Answer.json(Json.object(json -> {
            Json.texts(json, "passphrases", drawn.stream().map(Passphrase::text).toList());
            Json.texts(json, "about", drawn.getFirst().about());
        }));
    }

    private static PassphraseRecipe recipe(Wish wish) {
        WordList list = WordList.of(wish.text("words").orElse("en"))
                .orElseThrow(() -> Wishes.bad("words: one of " + String.join(", ", WordList.LANGUAGES) + "."));
        Optional<Double> length = wish.number("length");
        Optional<Double> bits = wish.number("bits");
        if (length.isPresent() && bits.isPresent()) {
            throw Wishes.bad("length and bits exclude each other.");
        }
        String separator = wish.text("separator").orElse("-");
        try {
            return length.isPresent()
                    ? new PassphraseRecipe(
                            list,
                            wish.number("length", 1, PassphraseRecipe.MOST_WORDS),
                            separator,
                            wish.flag("capitals"),
                            wish.flag("digit"))
                    : PassphraseRecipe.ofBits(
                            list,
                            bits.orElse(PassphraseRecipe.ENOUGH_BITS),
                            separator,
                            wish.flag("capitals"),
                            wish.flag("digit"));
        } catch (IllegalArgumentException unusable) {
            throw Wishes.bad(String.valueOf(unusable.getMessage()));
        }
    }

    Answer check(Request request) throws IOException {
        Wish wish = Wish.of(request, Set.of("password", "me"));
        char[] password = wish.text("password").orElse("").toCharArray();
        if (password.length == 0 || password.length > LONGEST) {
            throw Wishes.bad("password: between 1 and " + LONGEST + " characters.");
        }
        List<String> own = wish.texts("me").isEmpty() ? settings.account().addresses() : wish.texts("me");
        try {
            return Answer.json(Judgement.of(password, own, Optional.empty()).json());
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
