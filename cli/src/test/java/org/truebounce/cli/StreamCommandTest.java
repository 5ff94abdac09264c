package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The program tells of the job that it does not start itself.
class StreamCommandTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    private int run(String... arguments) {
        return Main.run(new Terminal(out, out, InputStream.nullInputStream()), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itIsAmongTheCommands() {
        assertThat(run("--help")).isZero();
        assertThat(said()).contains("stream ");
    }

    @Test
    void whoStartsItWithoutTheScriptIsToldHow() {
        assertThat(run("stream", "--local", "x")).isEqualTo(Main.UNUSABLE);
        assertThat(said()).contains("stream/start").hasLineCount(1);
    }
}
