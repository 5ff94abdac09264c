package org.truebounce.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What a Diagnosis must say; it may say more.
final class Expectation {
    private final JsonNode wanted;
    private final List<String> differences = new ArrayList<>();

    private Expectation(JsonNode wanted) {
        this.wanted = wanted;
    }

    /// Where the Diagnosis says something else than what is wanted.
    static List<String> differences(JsonNode wanted, JsonNode said) {
        Expectation expectation = new Expectation(wanted);
        expectation.compare(said);
        return expectation.differences;
    }

    private void compare(JsonNode said) {
        wanted.propertyStream().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            switch (name) {
                case "failures" -> failures(value, said.path(name));
                case "original", "reporter", "answers" ->
                    value.propertyStream()
                            .forEach(inner -> value(
                                    inner.getKey(),
                                    inner.getValue(),
                                    said.path(name).path(inner.getKey())));
                case "verdictNot" -> verdictNot(value, said.path("verdict"));
                case "source-note", "decides" -> {}
                default -> value(name, value, said.path(name));
            }
        });
    }

    private void verdictNot(JsonNode words, JsonNode verdict) {
        if (words.valueStream().anyMatch(verdict::equals)) {
            differences.add("verdict: said " + verdict);
        }
    }

    private void failures(JsonNode failures, JsonNode said) {
        if (failures.size() != said.size()) {
            differences.add("failures: wanted " + failures + ", said " + said);
            return;
        }
        for (JsonNode failure : failures) {
            String recipient = recipient(failure);
            JsonNode match = said.valueStream()
                    .filter(other -> recipient(other).equals(recipient))
                    .findFirst()
                    .orElse(said.path(0));
            failure.propertyStream()
                    .forEach(property -> value(
                            recipient + " " + property.getKey(), property.getValue(), match.path(property.getKey())));
        }
    }

    private static String recipient(JsonNode failure) {
        return failure.path("recipient").asString("").toLowerCase(Locale.ROOT);
    }

    private void value(String name, JsonNode value, JsonNode said) {
        boolean same = value.isString() ? value.asString().equalsIgnoreCase(said.asString("")) : value.equals(said);
        if (!same) {
            differences.add(name + ": wanted " + value + ", said " + said);
        }
    }
}
