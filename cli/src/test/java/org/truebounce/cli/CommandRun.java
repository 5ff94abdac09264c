package org.truebounce.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One run of a command and all that came of it.
///
/// @param status the exit status
/// @param out what it printed to standard output
/// @param err what it printed to standard error
record CommandRun(int status, String out, String err) {
    private static final JsonMapper JSON = new JsonMapper();

    static CommandRun of(String... arguments) {
        return fed(new byte[0], arguments);
    }

    /// A run that finds the given bytes on its standard input.
    static CommandRun fed(byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8);
        int status = Main.run(
                new Terminal(
                        printed, new PrintStream(err, true, StandardCharsets.UTF_8), new ByteArrayInputStream(input)),
                arguments);
        printed.flush();
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /// The Diagnoses that `--json` printed.
    List<JsonNode> diagnoses() {
        return out.lines().map(JSON::readTree).toList();
    }

    /// The sources of the Diagnoses, in their order.
    List<String> sources() {
        return diagnoses().stream().map(line -> line.path("source").asString()).toList();
    }
}
