package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 29 Apr 2010 23:34:45 +0900 (JST) | 2010-04-29T14:34:45Z",
                "29 Apr 2010 23:34:45 +0900 | 2010-04-29T14:34:45Z",
                "Thu, 29 Apr 2010 23:34 -0530 | 2010-04-30T05:04:00Z",
                "Thu,29 April 2010 23:34:45 GMT | 2010-04-29T23:34:45Z",
                "Thu Apr 29 23:34:45 2010 | 2010-04-29T23:34:45Z",
                "29 Apr 10 23:34:45 EST | 2010-04-30T04:34:45Z",
                "29 Apr 99 23:34:45 pdt | 1999-04-30T06:34:45Z",
                "29 apr 2010 23:34:60 -0000 | 2010-04-29T23:34:59Z",
                "Thu, 1 Jan 1970 00:00:00 +0000 | 1970-01-01T00:00:00Z",
                "29 Apr 2010 23:34:45 XYZ | 2010-04-29T23:34:45Z",
                "29 Feb 2024 12:00:00 +9999 | 2024-02-29T12:00:00Z",
            })
    void datesOfMail(String written, String instant) {
        assertThat(MailDate.parse(written).map(ZonedDateTime::toInstant)).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "Thu, 29 Apr 2010",
                "31 Feb 2010 10:00:00",
                "1 Jan 2010 25:00:00",
                "1 Jan 2010 ::",
                "Jan 2010 10:00",
                "1 2010 10:00",
                "1 Jan 10:00",
                "99999999999 Jan 2010 10:00",
                "1 Jan 2010 1:2:3:4:5",
                "(",
                ":",
                "1 Jan 2010 :"
            })
    void whatIsNoDate(String written) {
        assertThat(MailDate.parse(written)).isEmpty();
    }
}
