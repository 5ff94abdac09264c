package org.truebounce.auth.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DkimKeyTest {
    private static String rsa(int bits, BigInteger exponent) throws Exception {
        BigInteger modulus =
                new BigInteger(bits, new Random(3)).setBit(bits - 1).setBit(0);
        return Base64.getEncoder()
                .encodeToString(KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(modulus, exponent))
                        .getEncoded());
    }

    @Test
    void strengthOfKeys() throws Exception {
        BigInteger usual = BigInteger.valueOf(65_537);
        assertThat(DkimKey.parse("p=" + rsa(1024, usual)).bits()).isEqualTo(1024);
        assertThat(DkimKey.parse("v=DKIM1; p=" + rsa(4096, usual)).bits()).isEqualTo(4096);
        refused("p=" + rsa(1023, usual), "too short");
        refused("p=" + rsa(2048, BigInteger.ONE.shiftLeft(2000).setBit(0)), "exponent too long");
        refused("p=" + Base64.getEncoder().encodeToString(new byte[100_000 / 3]), "too long");
    }

    @Test
    void ed25519InBothForms() throws Exception {
        byte[] wrapped = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        String bare = Base64.getEncoder().encodeToString(Arrays.copyOfRange(wrapped, 12, 44));
        DkimKey key = DkimKey.parse("v=DKIM1; k=ed25519; t=y:s; p=" + bare);
        assertThat(key)
                .isEqualTo(DkimKey.parse(
                        "k=ed25519; t=s:y; p=" + Base64.getEncoder().encodeToString(wrapped)));
        assertThat(key.testing()).isTrue();
        assertThat(key.strict()).isTrue();
        assertThat(key.verifies(new byte[1], new byte[64])).isFalse();
        assertThat(key.verifies(new byte[1], new byte[0])).isFalse();
    }

    @Test
    void recordsThatAreNoKey() {
        refused("", "without p=");
        refused("p=", "revoked");
        refused("v=DKIM1; p=\t", "revoked");
        refused("v=DKIM1; s=tlsrpt; p=AAAA", "not for mail");
        refused("v=DKIM1; h=sha1; p=AAAA", "not for SHA-256");
        refused("v=DKIM1; k=rsa; p=AAAA", "no RSA key");
        refused("v=DKIM1; k=ed25519; p=AAAA", "no Ed25519 key");
        refused("p=AAAA; v=DKIM1", "version");
        refused("p=A; p=B", "twice");
    }

    @Test
    void noiseEndsSoon() {
        Random random = new Random(5);
        long start = System.nanoTime();
        for (int i = 0; i < 5000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            String text = "k=" + (i % 2 == 0 ? "rsa" : "ed25519") + "; p="
                    + Base64.getEncoder().encodeToString(noise);
            assertThatThrownBy(() -> {
                        if (DkimKey.parse(text).type().equals("ed25519") && noise.length == 32) {
                            throw new DkimSyntaxException("32 bytes of noise can be a key");
                        }
                    })
                    .isInstanceOf(DkimSyntaxException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private static void refused(String record, String reason) {
        assertThatThrownBy(() -> DkimKey.parse(record))
                .isInstanceOf(DkimSyntaxException.class)
                .hasMessageContaining(reason);
    }
}
