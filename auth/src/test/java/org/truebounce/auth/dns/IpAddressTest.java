package org.truebounce.auth.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "[192.0.2.1], 192.0.2.1",
        "IPv6:2001:DB8::1, 2001:db8::1",
        "[IPv6:::1], ::1",
        "::, ::",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:c000:201, 192.0.2.1",
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1:0:0:4:0:0:0:8, 1:0:0:4::8",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    })
    void reads(String text, String canonical) {
        assertThat(IpAddress.parse(text).orElseThrow()).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.1234",
                "1..2.3",
                "a.b.c.d",
                ":",
                ":::",
                "1:2",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1:"
            })
    void refuses(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void networks() {
        assertThat(within("192.0.2.129", "192.0.2.128", 25)).isTrue();
        assertThat(within("192.0.2.127", "192.0.2.128", 25)).isFalse();
        assertThat(within("1.1.1.1", "2.2.2.2", 0)).isTrue();
        assertThat(within("2001:db8::1", "2001:db8::", 32)).isTrue();
        assertThat(within("2001:db9::1", "2001:db8::", 32)).isFalse();
        assertThat(within("2001:db8::1", "2001:db8::3", 127)).isFalse();
        assertThat(within("2001:db8::2", "2001:db8::3", 127)).isTrue();
        assertThat(within("192.0.2.1", "::", 0)).isFalse();
    }

    private static boolean within(String address, String network, int prefix) {
        return IpAddress.parse(address)
                .orElseThrow()
                .isWithin(IpAddress.parse(network).orElseThrow(), prefix);
    }

    @Test
    void reverseNames() {
        assertThat(IpAddress.parse("192.0.2.1").orElseThrow().reverseName()).isEqualTo("1.2.0.192.in-addr.arpa");
        assertThat(IpAddress.parse("2001:db8::cb01").orElseThrow().reverseName())
                .isEqualTo("1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    }
}
