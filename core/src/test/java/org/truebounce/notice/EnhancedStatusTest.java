package org.truebounce.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedStatusTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.1.1 | 5.1.1",
                "550 5.7.26 x | 5.7.26",
                "(#4.4.1) | 4.4.1",
                "#5.1.1. | 5.1.1",
                "x=5.1.1; | 5.1.1",
                "550-5.1.1 a | 5.1.1",
                "450-5.1.1 a | ''",
                "1550-5.1.1 a | ''",
                "55-5.1.1 a | ''",
                "2.1.5 | 2.1.5",
                "5.999.999 | 5.999.999",
                "at 192.0.2.25: 5.1.1 | 5.1.1",
            })
    void codesInText(String text, String code) {
        assertThat(EnhancedStatus.in(text).orElse("")).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "5.1",
                "5.1.",
                "5..1",
                "3.1.1",
                "15.1.1",
                "5.1.1.1",
                "5.1.1a",
                "v5.1.1",
                "x@5.1.1",
                "5.1234.1",
                "5.1.1234",
                "/5.1.1",
                "a.5.1.1"
            })
    void whatIsNoCode(String text) {
        assertThat(EnhancedStatus.in(text)).isEmpty();
    }

    @Test
    void classesOfCodes() {
        assertThat(EnhancedStatus.isVague("5.0.0")).isTrue();
        assertThat(EnhancedStatus.isVague("5.0.1")).isFalse();
        assertThat(EnhancedStatus.isExpiry("4.4.7")).isTrue();
        assertThat(EnhancedStatus.isExpiry("5.4.4")).isFalse();
    }
}
