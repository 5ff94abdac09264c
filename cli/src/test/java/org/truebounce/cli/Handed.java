package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What became of mail that was handed to a real server, which asks the program by REST: results.json of a scenario.
///
/// @param cases by name: `code` and `reply` of the server, `seconds`, how often the program was `asked`, the message as
///     it was `delivered`, and whether something in it was `owned`, that is run
record Handed(JsonNode cases) {
    static Handed of(Path results) throws IOException {
        return new Handed(new JsonMapper().readTree(Files.readString(results.resolve("results.json"))));
    }

    JsonNode of(String name) {
        assertThat(cases.has(name)).as(name).isTrue();
        return cases.path(name);
    }

    int code(String name) {
        return of(name).path("code").asInt();
    }

    /// The reply as one line.
    String reply(String name) {
        return of(name).path("reply").asString("").replaceAll("\\s+(5\\.7\\.1 )?", " ");
    }

    int asked(String name) {
        return of(name).path("asked").asInt();
    }

    String delivered(String name) {
        JsonNode message = of(name).path("delivered");
        assertThat(message.isString()).as(name + " was delivered: " + of(name)).isTrue();
        return message.asString("").replace("\r\n", "\n");
    }

    /// The fields of a name in the header of what was delivered, unfolded.
    List<String> fields(String name, String field) {
        String message = delivered(name).replaceAll("\n[ \t]+", " ");
        return message.substring(0, message.indexOf("\n\n"))
                .lines()
                .filter(line -> line.regionMatches(true, 0, field + ":", 0, field.length() + 1))
                .toList();
    }

    /// Taken as if there were no program, soon enough, whatever it does.
    void isTakenUnjudged(String name) {
        assertThat(code(name)).as(name).isEqualTo(250);
        assertThat(of(name).path("seconds").asDouble()).as(name).isLessThan(9);
        assertThat(delivered(name)).as(name).doesNotContain("TrueBounce");
    }

    /// Taken, and its header tells the verdict.
    void tells(String name, String verdict, String result) {
        assertThat(code(name)).as(name).isEqualTo(250);
        assertThat(fields(name, "X-TrueBounce"))
                .as(name)
                .singleElement()
                .asString()
                .startsWith("X-TrueBounce: " + verdict + "; confidence=");
        assertThat(fields(name, "Authentication-Results"))
                .as(name)
                .anyMatch(field -> field.contains("x-truebounce=" + result + " policy.x-verdict=" + verdict));
    }
}
