package org.truebounce.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.truebounce.auth.arc.ArcVerifier;
import org.truebounce.auth.authres.AuthenticationResults;
import org.truebounce.auth.authres.ReceivedSpf;
import org.truebounce.auth.batv.AddressTag;
import org.truebounce.auth.batv.BatvKeyRing;
import org.truebounce.auth.batv.BatvSigner;
import org.truebounce.auth.dkim.DkimVerifier;
import org.truebounce.auth.dmarc.AuthenticatedIdentifiers;
import org.truebounce.auth.dmarc.DmarcEvaluator;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.auth.dns.ZoneFile;
import org.truebounce.auth.dns.ZoneFileException;
import org.truebounce.auth.spf.SpfChecker;

/// Any bytes at all, in the messages and from the DNS, give a result and no exception.
class NoiseTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final List<String> SEEDS = List.of(
            "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=example.com; s=s; i=@example.com; h=from:to; bh=AA==; b=AA==; l=1; t=1; x=2",
            "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=example.com; s=s; b=AA==",
            "ARC-Message-Signature: i=1; a=ed25519-sha256; d=example.com; s=s; h=from; bh=AA==; b=AA==",
            "ARC-Authentication-Results: i=1; mx.example.com; spf=pass (a(b)c) smtp.mailfrom=\"a@b\"",
            "v=DKIM1; k=rsa; h=sha256; s=email; t=y:s; p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAA==",
            "v=spf1 a:%{d} mx/24//64 ip4:192.0.2.0/24 ip6:2001:db8::/32 exists:%{ir}.%{v}._spf.%{d2} include:%{o} ptr ~all",
            "v=spf1 redirect=%{l1r+-}.example.com exp=%{h}.example.com",
            "v=DMARC1; p=reject; sp=none; np=quarantine; adkim=s; aspf=r; psd=y; t=y; rua=mailto:a@b.example",
            "prvs=078711cb40=joe@example.com",
            "SRS1=HHHH=first.example==HHHH=TT=example.com=joe+prvs=078711cb40@second.example",
            "list-bounces+ann=example.net@lists.example",
            "example.com. 3600 IN MX 10 mail.example.com. ; comment\n\tTXT ( \"a\\\"b\" \"c\" )\n$ORIGIN x.\n@ A 192.0.2.1\n");

    private final Random random = new Random(20_261_124);

    private String noise() {
        byte[] bytes = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.ISO_8859_1);
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        for (int i = random.nextInt(5); i >= 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, "%{}=;:/@.\\\"() \r\n\t\u00ff".charAt(random.nextInt(18)));
                case 3 -> text.setLength(at);
                default -> text.insert(at, text.substring(at / 2, at));
            }
        }
        return text.toString();
    }

    private byte[] bytes() {
        return noise().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A name server that says anything.
    private Answer answer(String name, RecordType type) {
        return switch (random.nextInt(8)) {
            case 0 -> Answer.noDomain(0);
            case 1 -> Answer.noData(0);
            case 2 -> Answer.temporaryError("noise");
            case 3 -> Answer.found(List.of(), 0);
            default ->
                Answer.found(List.of(noise()), name.length() - type.name().length());
        };
    }

    @Test
    void neverThrows() {
        Resolver resolver = this::answer;
        DkimVerifier dkim = new DkimVerifier(resolver);
        ArcVerifier arc = new ArcVerifier(resolver);
        SpfChecker spf = new SpfChecker(resolver);
        DmarcEvaluator dmarc = new DmarcEvaluator(resolver);
        BatvSigner batv = new BatvSigner(BatvKeyRing.of(0, new byte[] {1}));
        IpAddress client = IpAddress.parse("2001:db8::1").orElseThrow();
        long start = System.nanoTime();
        for (int i = 0; i < 4000; i++) {
            List<byte[]> fields = List.of(bytes(), bytes(), bytes(), bytes());
            assertThat(dkim.verify(fields, bytes(), NOW).outcome()).isNotNull();
            assertThat(dkim.verifyHeaders(fields, NOW).outcome()).isNotNull();
            assertThat(arc.verify(fields, bytes()).outcome()).isNotNull();
            assertThat(spf.check(client, noise(), noise()).outcome()).isNotNull();
            assertThat(spf.checkDomain(client, "example.com").outcome()).isNotNull();
            AuthenticatedIdentifiers found =
                    new AuthenticatedIdentifiers(Optional.of(noise()), List.of(noise(), "example.com"), false);
            assertThat(dmarc.evaluate("mail.example.com", found).outcome()).isNotNull();
            assertThat(dmarc.evaluate(noise(), found).outcome()).isNotNull();
            assertThat(AuthenticationResults.parse(noise()).results()).isNotNull();
            assertThat(ReceivedSpf.parse(noise()).values()).isNotNull();
            assertThat(batv.verify(noise(), NOW).original()).isNotNull();
            batv.sign(noise(), NOW)
                    .ifPresent(signed -> assertThat(batv.verify(signed, NOW).isOurs())
                            .as(signed)
                            .isTrue());
            assertThat(AddressTag.innermost(noise()).original()).isNotNull();
            zone(noise());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private static void zone(String text) {
        try {
            assertThat(ZoneFile.parse(text).query("example.com", RecordType.A)).isNotNull();
        } catch (ZoneFileException e) {
            assertThat(e).hasMessageStartingWith("line ");
        }
    }
}
