package org.truebounce.remedies.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where clamd listens, how much it takes, how old its signatures are, and how it is installed.
class ClamdSettingsTest {
    @ParameterizedTest
    @CsvSource({"scanner.example,scanner.example,3310", "localhost:1234,localhost,1234", "[::1]:3311,::1,3311"})
    void aHostAndAPortAreRead(String text, String host, int port) {
        assertThat(ClamdAddress.parse(text).socket()).isEqualTo(InetSocketAddress.createUnresolved(host, port));
    }

    @Test
    void aPathIsASocket() {
        assertThat(ClamdAddress.parse("/run/x.sock").socket()).isEqualTo(UnixDomainSocketAddress.of("/run/x.sock"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "host:", "host:0", "host:65536", "host:99999", "a b:1", "::1", "[::1", "/a\0b"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClamdAddress.parse(text));
    }

    @Test
    void theSettingsOfClamdTellAddressAndLimit() {
        ClamdConfig debian = ClamdConfig.of("#LocalSocket /no\nLocalSocket /run/clamav/clamd.ctl\n"
                + "StreamMaxLength 25M\nMaxFileSize 20M\n  \nForeground\n");
        assertThat(debian.address()).contains(ClamdAddress.parse("/run/clamav/clamd.ctl"));
        assertThat(debian.mostBytes()).isEqualTo(20L << 20);
        ClamdConfig windows = ClamdConfig.of("TCPSocket 3310\r\nTCPAddr 127.0.0.1\r\nMaxFileSize 0\r\n");
        assertThat(windows.address()).contains(ClamdAddress.parse("127.0.0.1:3310"));
        assertThat(windows.mostBytes()).isEqualTo(100L << 20);
        ClamdConfig bare = ClamdConfig.of("TCPSocket no\n");
        assertThat(bare).isEqualTo(new ClamdConfig(Optional.empty(), ClamdConfig.USUAL_MOST_BYTES));
    }

    private static Optional<String> warning(String version, long daysLater) {
        Instant made = Instant.parse("2026-11-03T09:24:00Z");
        return Signatures.parse(version, ZoneOffset.UTC).warning(made.plus(daysLater, ChronoUnit.DAYS));
    }

    @Test
    void oldSignaturesAreWarnedOf() {
        String version = "ClamAV 1.4.6/27812/Tue Nov  3 09:24:00 2026";
        assertThat(Signatures.parse(version, ZoneOffset.UTC))
                .isEqualTo(new Signatures("ClamAV 1.4.6", Optional.of(Instant.parse("2026-11-03T09:24:00Z"))));
        assertThat(warning(version, 0)).isEmpty();
        assertThat(warning(version, 7)).isEmpty();
        assertThat(warning(version, 8))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("8 days old").doesNotContain("WARNING"));
        assertThat(warning(version, 31))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("WARNING").contains("31 days old"));
        assertThat(warning("ClamAV 1.4.6", 0))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("WARNING").contains("none of ClamAV's own"));
        assertThat(warning("ClamAV 1.4.6/x/y", 0)).isPresent();
        assertThat(warning("", 0)).isPresent();
    }

    @Test
    void eachSystemHasItsWayToHaveClamd() {
        assertThat(Installing.on("Linux", "ID=debian\n")).isEqualTo(Installing.DEBIAN);
        assertThat(Installing.on("Linux", "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"))
                .isEqualTo(Installing.DEBIAN);
        assertThat(Installing.on("Linux", "ID=fedora\n")).isEqualTo(Installing.FEDORA);
        assertThat(Installing.on("Linux", "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n"))
                .isEqualTo(Installing.FEDORA);
        assertThat(Installing.on("Mac OS X", "")).isEqualTo(Installing.MAC);
        assertThat(Installing.on("Windows 11", "")).isEqualTo(Installing.WINDOWS);
        assertThat(Installing.on("FreeBSD", "")).isEqualTo(Installing.OTHER);
    }

    @Test
    void theSumIsOneSentence() {
        assertThat(ScanTally.NONE.line()).isEqualTo("0 files scanned (0 bytes): nothing found.");
        assertThat(new ScanTally(1_204, 3L << 30, 1, 2, 3).line())
                .isEqualTo("1,204 files scanned (3,072 MB): 1 finding. 2 not scanned. 3 passed over"
                        + " (links, devices and the like).");
    }
}
