package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {
    @ParameterizedTest
    @CsvSource({
        "unknown-keyword,neither software",
        "keyword-alone,neither software",
        "without-software,software or says is missing",
        "without-words,software or says is missing",
        "not-there,is missing"
    })
    void aMistakeInAFileIsReportedWithItsPlace(String name, String what) {
        assertThatThrownBy(() -> Dialect.read(name))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dialects/" + name + ".dialect")
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Generating server: MX.Example.NET and so on | mx.example.net",
                "Generating server:\\n   mx.example.net. | mx.example.net",
                "Generating server | ''",
                "another server | ''"
            })
    void theHostStandsBehindItsWords(String text, String host) {
        Dialect dialect = new Dialect("x", "X", List.of("x"), List.of("generating server"));
        assertThat(dialect.host(text.replace("\\n", "\n")).orElse("")).isEqualTo(host);
    }

    @Test
    void whatTheBuildCompiledIsWhatTheFilesSay() throws IOException {
        ByteArrayOutputStream dialects = new ByteArrayOutputStream();
        Dialects.fromSources().write(new DataOutputStream(dialects));
        ByteArrayOutputStream kinds = new ByteArrayOutputStream();
        KindWords.fromSources().write(new DataOutputStream(kinds));
        try (InputStream compiled = Dialects.class.getResourceAsStream(Dialects.COMPILED);
                InputStream compiledKinds = KindWords.class.getResourceAsStream(KindWords.COMPILED)) {
            assertThat(compiled).hasBinaryContent(dialects.toByteArray());
            assertThat(compiledKinds).hasBinaryContent(kinds.toByteArray());
        }
    }

    @Test
    void theWordsOfEachKindAreFound() {
        assertThat(KindWords.inSubject("Undelivered Mail Returned to Sender")).contains(Kind.FAILURE);
        assertThat(KindWords.inSubject("Warning: could not send message for past 4 hours"))
                .contains(Kind.DELAY);
        assertThat(KindWords.inSubject("Lunch")).isEmpty();
        assertThat(KindWords.isMailSystem("MAILER-DAEMON@mx.example.net")).isTrue();
        assertThat(KindWords.isMailSystem("Kim <kim@example.net>")).isFalse();
    }
}
