package org.truebounce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Media types, addresses, dates, charsets and transfer encodings.
class HeaderValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Multipart/Report; BOUNDARY=\"a;b\"; x=y | boundary | a;b",
                "text/plain; charset = utf-8 | charset | utf-8",
                "text/plain; charset=\"a\\\"b\" | charset | a\"b",
                "text/plain; charset=\"open | charset | open",
                "text/plain;; x; charset=utf-8; charset=b | charset | utf-8",
                // RFC 2231 §3, §4 and §4.1
                "x/y; name*0=\"one \"; name*1=two | name | one two",
                "x/y; name*1=two; name*0=one | name | onetwo",
                "x/y; name*=utf-8'en'%e2%82%ac%20rates | name | € rates",
                "x/y; name*=iso-8859-1''%A3%20rates | name | £ rates",
                "x/y; name*0*=utf-8''%e2%82%ac; name*1=\" plain\"; name*2*=%e2%82%ac | name | € plain€",
                "x/y; name=plain; name*=utf-8''coded | name | plain",
                "x/y; name*=utf-8''100%25%zz%4 | name | 100%%zz%4",
            })
    void parametersOfAMediaType(String value, String name, String expected) {
        assertThat(MediaType.parse(value).parameter(name)).contains(expected);
    }

    @Test
    void namesOfMediaTypesAreInLowerCase() {
        assertThat(MediaType.parse("Multipart/Report; x").isMultipart()).isTrue();
        assertThat(MediaType.parse("MESSAGE/GLOBAL").isMessage()).isTrue();
        assertThat(MediaType.parse("message/delivery-status").isMessage()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Kim <kim@Example.NET> | Kim | kim@example.net",
                "\"Last, First\" <a@b.example> | Last, First | a@b.example",
                "a@b.example (Kim Lee) | Kim Lee | a@b.example",
                "<@relay.example,@x:a@b.example> | ^^ | a@b.example",
                "=?utf-8?q?Kim_=C3=A9?= <a@b.example> | Kim é | a@b.example",
                "MAILER-DAEMON | ^^ | MAILER-DAEMON",
                "friends: a@b.example; | ^^ | a@b.example",
                "\"a<b\" <a@b.example> | a<b | a@b.example",
                "\"x@y\"@b.example | ^^ | \"x@y\"@b.example",
                "<a@b.example | ^^ | a@b.example",
                "Kim <a@b.example.> | Kim | a@b.example",
            })
    void theFirstAddress(String value, String name, String address) {
        assertThat(Address.first(value)).contains(new Address(name, address));
    }

    @Test
    void listsOfAddresses() {
        assertThat(Address.list("a@b.example, \"C, D\" <c@d.example>; e@f.example,,"))
                .extracting(Address::address)
                .containsExactly("a@b.example", "c@d.example", "e@f.example");
        assertThat(Address.first("<>")).contains(new Address("", ""));
        assertThat(Address.list(" , ;")).isEmpty();
        assertThat(Address.list("x,".repeat(5_000))).hasSize(1_000);
        assertThat(new Address("", "a@b@c.example").domain()).isEqualTo("c.example");
        assertThat(new Address("", "local").domain()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'Thu, 29 Apr 2010 23:34:45 +0900 (JST)', 2010-04-29T14:34:45Z",
        "29 Apr 2010 23:34:45 +0900, 2010-04-29T14:34:45Z",
        "'Thu, 29 Apr 10 23:34 EST', 2010-04-30T04:34:00Z",
        "Thu Apr 29 23:34:45 2010, 2010-04-29T23:34:45Z",
        "'Fri, 1 Jan 99 00:00:00 GMT', 1999-01-01T00:00:00Z",
        "'Thu,29 Apr 2010 23:34:45 -0730', 2010-04-30T07:04:45Z",
        "'Sat, 31 Dec 2016 23:59:60 +0000', 2016-12-31T23:59:59Z",
        "'29 April 2010 23:34:45 +9999', 2010-04-29T23:34:45Z",
    })
    void dates(String value, String instant) {
        assertThat(MailDate.parse(value)).isPresent();
        assertThat(MailDate.parse(value).orElseThrow().toInstant()).hasToString(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "32 Apr 2010 00:00:00", "29 Apr 2010", "29 Apr 2010 25:00:00", "1:2", ":"})
    void noDates(String value) {
        assertThat(MailDate.parse(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8, Zoë €",
        "'', UTF-8, Zoë €",
        "x-unknown, UTF-8, Zoë €",
        "us-ascii, UTF-8, Zoë €",
        "iso-8859-1, windows-1252, Zoë €",
        "utf-8, windows-1252, Zoë €",
        "gb2312, GB18030, 退信通知",
        "gb2312, UTF-8, 退信通知",
        "iso-2022-jp, x-windows-iso2022jp, 配信不能",
        "'', x-windows-iso2022jp, 配信不能",
        "shift_jis, windows-31j, ①配信不能",
        "ks_c_5601-1987, x-windows-949, 반송",
        "koi8-r, KOI8-R, не доставлено",
        "utf-16, UTF-16, Zoë",
        " \u0001, UTF-8, Zoë",
    })
    void charsets(String named, String written, String text) {
        byte[] bytes = text.getBytes(Charset.forName(written));
        assertThat(Charsets.decode(bytes, 0, bytes.length, Optional.of(named))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "7BIT, a=3Db, a=3Db",
        "x-nobody-knows, a=3Db, a=3Db",
        " Quoted-Printable , 'a=3D=\nb =C3=A9', 'a=b é'",
        "quoted-printable, 'a=zz=', 'a=zz='",
        "base64, YWJj, abc",
        "BASE64, 'Y W\nJ!j', abc",
        "base64, YWJjZA, abcd",
        "base64, YWJjZ, abc",
        "base64, YWJj=ZGVm, abc",
        "base64, '', ''",
    })
    void transferEncodings(String name, String coded, String plain) {
        byte[] bytes = coded.getBytes(StandardCharsets.US_ASCII);
        byte[] decoded = TransferEncoding.named(name).decode(bytes, 0, bytes.length, 100);
        assertThat(new String(decoded, StandardCharsets.UTF_8)).isEqualTo(plain);
    }

    @Test
    void decodingStopsAtItsLimit() {
        byte[] letters = "YWJj".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        for (TransferEncoding encoding : TransferEncoding.values()) {
            assertThat(encoding.decode(letters, 0, letters.length, 30).length)
                    .as(encoding.name())
                    .isBetween(30, 33);
        }
    }
}
