package org.truebounce.remedies.password;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What there is to say about a password. Nothing of the password itself is in it.
///
/// @param characters how long it is, in Unicode characters
/// @param guessesLog10 how many guesses it withstands, as a power of ten
/// @param grade what it is good for
/// @param weaknesses what makes guessing easier
/// @param leaked how often it stands in the list of leaked passwords, 0 for never; empty where none was searched
public record Judgement(
        int characters, double guessesLog10, Grade grade, Set<Weakness> weaknesses, OptionalLong leaked) {
    private static final int SHORTEST_PIECE = 3;
    private static final JsonFactory FACTORY = new JsonFactory();

    /// Judges a password. The caller's array is left as it is, for the caller to wipe.
    ///
    /// @param password what was typed
    /// @param own the owner's addresses, names and domains
    /// @param list leaked passwords to look it up in
    /// @throws BreachListException where the list cannot be used
    public static Judgement of(char[] password, List<String> own, Optional<BreachList> list) {
        Estimator.Estimate estimate = new Estimator().estimate(password, pieces(own));
        OptionalLong leaked =
                list.map(known -> OptionalLong.of(known.count(password))).orElse(OptionalLong.empty());
        int characters = Character.codePointCount(password, 0, password.length);
        Grade grade = Grade.of(characters, estimate.guessesLog10(), leaked.orElse(0) > 0);
        return new Judgement(characters, estimate.guessesLog10(), grade, estimate.weaknesses(), leaked);
    }

    /// The words that stand in addresses, names and domains, and these themselves.
    static List<String> pieces(List<String> own) {
        return own.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .flatMap(word -> Stream.concat(
                        Stream.concat(Stream.of(word), Arrays.stream(word.split("@"))),
                        Arrays.stream(word.split("[^\\p{L}\\p{N}]+"))))
                .filter(piece -> piece.length() >= SHORTEST_PIECE)
                .distinct()
                .toList();
    }

    /// Why it has this grade, in plain sentences.
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        leaked.ifPresent(times -> reasons.add(
                times > 0
                        ? String.format(
                                Locale.ROOT, "It was found %,d %s in the list.", times, times == 1 ? "time" : "times")
                        : "It is not in the list of leaked passwords."));
        if (characters < Grade.SHORTEST_ALONE) {
            reasons.add("It has " + characters + (characters == 1 ? " character." : " characters.")
                    + " A password that stands alone should have " + Grade.SHORTEST_ALONE
                    + ", one beside a second step " + Grade.SHORTEST_OF_TWO
                    + ". (NIST SP 800-63B-4)");
        }
        weaknesses.stream()
                .filter(weakness -> grade != Grade.STRONG || weakness == Weakness.OWN_WORD)
                .map(Weakness::sentence)
                .forEach(reasons::add);
        reasons.add(Guessing.sentence(guessesLog10));
        return reasons;
    }

    /// One line of JSON.
    public String json() {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("grade", grade.word());
            json.writeStringProperty("summary", grade.sentence());
            json.writeNumberProperty("characters", characters);
            json.writeNumberProperty("guessesLog10", Math.round(guessesLog10 * 10) / 10.0);
            json.writeObjectPropertyStart("guessing");
            for (Guessing guessing : Guessing.values()) {
                json.writeStringProperty(guessing.word(), guessing.time(guessesLog10));
            }
            json.writeEndObject();
            json.writeArrayPropertyStart("weaknesses");
            weaknesses.forEach(weakness -> json.writeString(weakness.word()));
            json.writeEndArray();
            json.writeName("leaked");
            if (leaked.isPresent()) {
                json.writeNumber(leaked.getAsLong());
            } else {
                json.writeNull();
            }
            json.writeArrayPropertyStart("advice");
            grade.advice().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString();
    }
}
