package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain; charset=utf-8 | utf-8",
                "text/plain;charset=utf-8;format=flowed | utf-8",
                "text/plain; CHARSET=\"utf-8\" | utf-8",
                "text/plain; charset = \"utf-8\" ; x=y | utf-8",
                "text/plain; name=\"a;charset=b\"; charset=utf-8 | utf-8",
                "text/plain;; ;charset=utf-8 | utf-8",
                "text/plain; flag; charset=utf-8 | utf-8",
                "text/plain; charset=\"utf-8 | utf-8",
                "text/plain; charset=a; charset=b | a",
                "text/plain; charset=\"a\\\"b\" | a\"b",
                "text/plain (said; so) | ''",
            })
    void parametersAreReadLeniently(String value, String charset) {
        MediaType type = MediaType.parse(value);
        assertThat(type.name()).isEqualTo("text/plain");
        assertThat(type.parameter("charset").orElse("")).isEqualTo(charset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x/y; name*=utf-8'en'%e2%82%ac%20x | € x",
                "x/y; name*=''plain | plain",
                "x/y; name*=iso-8859-1''%fc | ü",
                "x/y; name*0=one; name*1=two | onetwo",
                "x/y; name*1=two; name*0=one | onetwo",
                "x/y; name*0*=utf-8''%c3%bc; name*1=x | üx",
                "x/y; name=short; name*=utf-8''long | short",
                "x/y; name*=utf-8''100%zz%2 | 100%zz%2",
                "x/y; name*=utf-8''%1z | %1z",
                "x/y; name*=nonsense''%c3%bc | ü",
            })
    void extendedValuesAreRead(String value, String name) {
        assertThat(MediaType.parse(value).parameter("name")).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", " ", "; charset=x", "text", "TEXT; charset=x", "TEXT/PLAIN", "(c)"})
    void whatNamesNoTypeIsPlainText(String value) {
        assertThat(MediaType.parse(value).name()).isEqualTo("text/plain");
    }

    @Test
    void junkDoesNoHarm() {
        for (String junk :
                new String[] {"a/b;=", "a/b;=;=", "a/b; *=x", "a/b; x*=", "a/b; x*0", "a/b;\"", "a/b; x=\"\\"}) {
            assertThat(MediaType.parse(junk).name()).isEqualTo("a/b");
        }
        assertThat(MediaType.parse("a/b" + "; x*0=1".repeat(100)).parameters()).isEqualTo(Map.of("x*0", "1", "x", "1"));
    }
}
