package org.truebounce.auth.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneFileTest {
    private static final ZoneFile ZONE = ZoneFile.parse("""
            ; two zones in one file
            $ORIGIN example.com.
            $TTL 1h
            @           IN SOA ns hostmaster.example.com. ( 1 ; serial
                               2h 15m 1w
                               300 )
                        IN NS  ns
                        IN MX  20 backup.example.net.
                        IN MX  10 mail
                        TXT    "v=spf1 " "mx -all"
            mail        300 IN A 192.0.2.1
            mail        IN 300 AAAA 2001:DB8:0::1
            www         CNAME mail
            loop        CNAME pool
            pool        CNAME loop
            out         CNAME mail.example.net.
            *.wild      TXT "any\\"thing\\; \\226\\130\\172"
            host.wild   A 192.0.2.9
            a.b.c       A 192.0.2.2
            bare        TXT v=spf1
            ignored     TYPE65534 \\# 0
            $ORIGIN 2.0.192.in-addr.arpa.
            1           PTR mail.example.com.
            """);

    private static Answer ask(String name, RecordType type) {
        return ZONE.query(name, type);
    }

    @Test
    void answersWithRecords() {
        assertThat(ask("example.com", RecordType.TXT).values()).containsExactly("v=spf1 mx -all");
        assertThat(ask("EXAMPLE.com.", RecordType.MX).exchanges())
                .containsExactly("mail.example.com", "backup.example.net");
        assertThat(ask("mail.example.com", RecordType.A)).isEqualTo(Answer.found(List.of("192.0.2.1"), 300));
        assertThat(ask("mail.example.com", RecordType.AAAA).values()).containsExactly("2001:db8::1");
        assertThat(ask("1.2.0.192.in-addr.arpa", RecordType.PTR).values()).containsExactly("mail.example.com");
        assertThat(ask("example.com", RecordType.SOA).values().getFirst()).endsWith("1 2h 15m 1w 300");
        assertThat(ask("bare.example.com", RecordType.TXT).values()).containsExactly("v=spf1");
    }

    @Test
    void followsAliases() {
        assertThat(ask("www.example.com", RecordType.A).values()).containsExactly("192.0.2.1");
        assertThat(ask("www.example.com", RecordType.CNAME).values()).containsExactly("mail.example.com");
        assertThat(ask("loop.example.com", RecordType.A).status()).isEqualTo(Answer.Status.TEMPORARY_ERROR);
        assertThat(ask("out.example.com", RecordType.A).status()).isEqualTo(Answer.Status.NO_DOMAIN);
    }

    @Test
    void knowsWhatExists() {
        assertThat(ask("mail.example.com", RecordType.TXT).status()).isEqualTo(Answer.Status.NO_DATA);
        assertThat(ask("b.c.example.com", RecordType.A).status()).isEqualTo(Answer.Status.NO_DATA);
        assertThat(ask("nothing.example.com", RecordType.A).status()).isEqualTo(Answer.Status.NO_DOMAIN);
        assertThat(ask("example.org", RecordType.A).status()).isEqualTo(Answer.Status.NO_DOMAIN);
        assertThat(ask("", RecordType.A).status()).isEqualTo(Answer.Status.NO_DOMAIN);
    }

    @Test
    void wildCardsAnswerForNamesThatDoNotExist() {
        assertThat(ask("x.y.wild.example.com", RecordType.TXT).values())
                .containsExactly("any\"thing; \u00e2\u0082\u00ac");
        assertThat(ask("x.wild.example.com", RecordType.A).status()).isEqualTo(Answer.Status.NO_DATA);
        assertThat(ask("host.wild.example.com", RecordType.TXT).status()).isEqualTo(Answer.Status.NO_DATA);
        assertThat(ask("x.host.wild.example.com", RecordType.TXT).status()).isEqualTo(Answer.Status.NO_DOMAIN);
    }

    @Test
    void namesTheLineThatIsWrong(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.zone"), "\n\nexample.com. A 192.0.2\n");
        assertThatThrownBy(() -> Resolver.zoneFile(file))
                .isInstanceOf(ZoneFileException.class)
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> ZoneFile.parse("$INCLUDE other\n")).isInstanceOf(ZoneFileException.class);
        assertThatThrownBy(() -> ZoneFile.parse("x. MX 10\n")).isInstanceOf(ZoneFileException.class);
        assertThatThrownBy(() -> ZoneFile.parse("x. MX many x.\n")).isInstanceOf(ZoneFileException.class);
        assertThat(ZoneFile.parse("\0\1 x. A 192.0.2.1\n\fx. TXT a\n")
                        .query("x", RecordType.TXT)
                        .found())
                .isTrue();
        assertThat(ZoneFile.parse("x. TXT \"open").query("x", RecordType.TXT).found())
                .isTrue();
        assertThatThrownBy(() -> ZoneFile.read(folder.resolve("none"))).isInstanceOf(ZoneFileException.class);
    }
}
