package org.truebounce.auth.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.Resolver;

class ArcVerifierTest {
    private static final Resolver NO_KEYS = (name, type) -> Answer.noDomain(0);

    private static List<byte[]> chain(int length, String cv) {
        List<byte[]> fields = new ArrayList<>();
        for (int i = length; i > 0; i--) {
            String chain = i == 1 ? "none" : cv;
            fields.add(latin1("ARC-Seal: i=" + i + "; a=rsa-sha256; cv=" + chain + "; d=example.com; s=s; b=AAAA"));
            fields.add(latin1(
                    "ARC-Message-Signature: i=" + i + "; a=rsa-sha256; d=example.com; s=s; h=from; bh=AAAA; b=AAAA"));
            fields.add(latin1("ARC-Authentication-Results: i=" + i + "; mx.example.com; spf=pass"));
        }
        return fields;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void keysThatCannotBeHad() {
        assertThat(new ArcVerifier(Resolver.off())
                        .verify(chain(2, "pass"), new byte[0])
                        .outcome())
                .isEqualTo(ArcOutcome.TEMPERROR);
        ArcResult result = new ArcVerifier(NO_KEYS).verify(chain(2, "pass"), new byte[0]);
        assertThat(result.outcome()).isEqualTo(ArcOutcome.FAIL);
        assertThat(result.reason()).isEqualTo("seal 1 does not hold");
        assertThat(result.sets()).hasSize(2);
        assertThat(result.sets().getFirst().results().of("spf").getFirst().result())
                .isEqualTo("pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ARC-Seal: i=1",
                "ARC-Seal: i=0; cv=none",
                "ARC-Seal: i=51; cv=none",
                "ARC-Seal: i=9999999999999; cv=none",
                "ARC-Seal: ;;;",
                "ARC-Authentication-Results: mx.example.com; spf=pass",
                "ARC-Message-Signature",
            })
    void wrongShapesFail(String field) {
        List<byte[]> fields = chain(1, "pass");
        fields.add(latin1(field));
        ArcResult result = new ArcVerifier(NO_KEYS).verify(fields, new byte[0]);
        assertThat(result.outcome()).isEqualTo(ArcOutcome.FAIL);
        assertThat(result.sets()).isEmpty();
    }

    @Test
    void longChainsEndSoon() {
        List<byte[]> fields = chain(50, "pass");
        for (int i = 0; i < 50; i++) {
            fields.set(i * 3 + 2, latin1("ARC-Authentication-Results: i=" + (50 - i) + "; mx; " + "x".repeat(100_000)));
        }
        long start = System.nanoTime();
        assertThat(new ArcVerifier(NO_KEYS).verify(fields, new byte[0]).outcome())
                .isEqualTo(ArcOutcome.FAIL);
        assertThat(new ArcVerifier(NO_KEYS)
                        .verify(chain(51, "pass"), new byte[0])
                        .sets())
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
