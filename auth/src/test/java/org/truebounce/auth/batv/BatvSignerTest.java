package org.truebounce.auth.batv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatvSignerTest {
    private static final Instant TODAY = day("2026-11-23");
    private static final BatvSigner SIGNER = signer(0, "secret");

    private static BatvSigner signer(int number, String secret) {
        return new BatvSigner(BatvKeyRing.of(number, secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static Instant day(String date) {
        return LocalDate.parse(date).atTime(13, 0).toInstant(ZoneOffset.UTC);
    }

    private static Instant after(int days) {
        return TODAY.plus(Duration.ofDays(days));
    }

    /// The first two were made with Exim 4.96 on their day, the others by the same rule.
    @ParameterizedTest
    @CsvSource({
        "2026-11-23, joe@example.com, secret, 0, prvs=078711cb40=joe@example.com",
        "2026-11-23, list-owner+x@sub.example.org, secret, 9, prvs=97878a8273=list-owner+x@sub.example.org",
        "2026-09-24, Joe@example.com, secret, 0, prvs=072764a0d8=Joe@example.com",
        "2026-01-01, joe@example.com, s3cr3ts3cr1t, 1, prvs=1461e9f8f7=joe@example.com",
        "2024-10-03, joe@example.com, secret, 0, prvs=0006a6782e=joe@example.com",
        "2024-10-04, joe@example.com, secret, 0, prvs=0007a57560=joe@example.com",
    })
    void vectors(String date, String address, String secret, int number, String signed) {
        BatvSigner signer = signer(number, secret);
        assertThat(signer.sign(address, day(date))).contains(signed);
        assertThat(signer.verify(signed, day(date))).isEqualTo(new BatvResult(BatvStatus.VALID, address, number, 7));
    }

    @Test
    void goodUntilItsLastDay() {
        String signed = SIGNER.sign("joe@example.com", TODAY).orElseThrow();
        assertThat(SIGNER.verify(signed, after(7)).status()).isEqualTo(BatvStatus.VALID);
        assertThat(SIGNER.verify(signed, after(7)).daysLeft()).isZero();
        BatvResult late = SIGNER.verify(signed, after(8));
        assertThat(late.status()).isEqualTo(BatvStatus.EXPIRED);
        assertThat(late.daysExpired()).isEqualTo(1);
        assertThat(late.isOurs()).isTrue();
        assertThat(late.original()).isEqualTo("joe@example.com");
    }

    @Test
    void longExpiredIsRefused() {
        // Exim takes this one.
        String signed = SIGNER.sign("joe@example.com", after(-907)).orElseThrow();
        assertThat(SIGNER.verify(signed, TODAY).status()).isEqualTo(BatvStatus.EXPIRED);
        assertThat(SIGNER.verify(signed, TODAY).daysExpired()).isEqualTo(900);
    }

    @Test
    void tooFarInTheFutureIsRefused() {
        String signed = SIGNER.sign("joe@example.com", after(1)).orElseThrow();
        assertThat(SIGNER.verify(signed, TODAY).status()).isEqualTo(BatvStatus.EXPIRED);
    }

    @Test
    void marksAndHexInAnyCase() {
        // Exim refuses these.
        assertThat(SIGNER.verify("prvs=078711CB40=joe@example.com", TODAY).status())
                .isEqualTo(BatvStatus.VALID);
        assertThat(SIGNER.verify("PRVS=078711cb40=joe@EXAMPLE.com", TODAY).status())
                .isEqualTo(BatvStatus.VALID);
    }

    @Test
    void anotherAddressOrTagIsRefused() {
        for (String address : new String[] {
            "prvs=078711cb41=joe@example.com",
            "prvs=078811cb40=joe@example.com",
            "prvs=078711cb40=ann@example.com",
            "prvs=078711cb40=joe@example.org",
            "prvs=078711cb40=Joe@example.com"
        }) {
            assertThat(SIGNER.verify(address, TODAY).status()).as(address).isEqualTo(BatvStatus.WRONG_MAC);
            assertThat(SIGNER.verify(address, TODAY).isOurs()).isFalse();
        }
    }

    @Test
    void localPartsThatSomebodyFolded() {
        String signed = SIGNER.sign("Joe@example.com", TODAY).orElseThrow();
        assertThat(SIGNER.verify(signed.replace("Joe", "joe"), TODAY).status()).isEqualTo(BatvStatus.WRONG_MAC);
        BatvSigner folding = new BatvSigner(BatvKeyRing.of(0, new byte[] {1, 2, 3}), 7, true);
        String folded = folding.sign("Joe@Example.com", TODAY).orElseThrow();
        assertThat(folded).endsWith("=Joe@Example.com");
        assertThat(folding.verify(folded, TODAY).status()).isEqualTo(BatvStatus.VALID);
        assertThat(folding.verify(folded.replace("Joe", "joe"), TODAY).status()).isEqualTo(BatvStatus.VALID);
        assertThat(folding.verify(folded.replace("Joe", "ann"), TODAY).status()).isEqualTo(BatvStatus.WRONG_MAC);
    }

    @Test
    void keysChange() {
        BatvKeyRing old = BatvKeyRing.of(3, new byte[] {3});
        BatvKeyRing both = BatvKeyRing.of(4, new byte[] {4}).with(3, new byte[] {3});
        String before = new BatvSigner(old).sign("joe@example.com", TODAY).orElseThrow();
        assertThat(before).startsWith("prvs=3");
        assertThat(new BatvSigner(both).verify(before, TODAY).keyNumber()).isEqualTo(3);
        String now = new BatvSigner(both).sign("joe@example.com", TODAY).orElseThrow();
        assertThat(now).startsWith("prvs=4");
        assertThat(new BatvSigner(old).verify(now, TODAY).status()).isEqualTo(BatvStatus.UNKNOWN_KEY);
        assertThatThrownBy(() -> BatvKeyRing.of(10, new byte[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BatvKeyRing.of(1, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BatvSigner(old, 0, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void subAddressForm() {
        String signed =
                SIGNER.sign("joe@example.com", TODAY, BatvForm.SUBADDRESS).orElseThrow();
        assertThat(signed).isEqualTo("joe+prvs=078711cb40@example.com");
        assertThat(SIGNER.verify(signed, TODAY)).isEqualTo(new BatvResult(BatvStatus.VALID, "joe@example.com", 0, 7));
        assertThat(SIGNER.verify("ann+prvs=078711cb40@example.com", TODAY).status())
                .isEqualTo(BatvStatus.WRONG_MAC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prvs=@example.com",
                "prvs==@example.com",
                "prvs=078711cb40@example.com",
                "prvs=078711cb40=@example.com",
                "prvs=078711cb4=joe@example.com",
                "prvs=078711cb40joe@example.com",
                "prvs=a78711cb40=joe@example.com",
                "prvs=078711cg40=joe@example.com",
                "prvs=joe=078711cb40@example.com",
                "joe+prvs=@example.com",
                "joe+prvs=078711cb4@example.com"
            })
    void malformed(String address) {
        assertThat(SIGNER.verify(address, TODAY).status()).isEqualTo(BatvStatus.MALFORMED);
        assertThat(SIGNER.verify(address, TODAY).original()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"joe@example.com", "", "<>", "@", "prvs=078711cb40=joe", "xprvs=078711cb40=joe@example.com"})
    void untagged(String address) {
        assertThat(SIGNER.verify(address, TODAY).status()).isEqualTo(BatvStatus.UNTAGGED);
    }

    @Test
    void addressesThatStayAsTheyAre() {
        assertThat(SIGNER.sign("", TODAY)).isEmpty();
        assertThat(SIGNER.sign("\"joe x\"@example.com", TODAY)).isEmpty();
        assertThat(SIGNER.sign("prvs=078711cb40=joe@example.com", TODAY)).isEmpty();
        assertThat(SIGNER.sign("x".repeat(49) + "@example.com", TODAY)).isEmpty();
        assertThat(SIGNER.sign("x".repeat(48) + "@example.com", TODAY)).isPresent();
        assertThat(SIGNER.sign("ü".repeat(25) + "@example.com", TODAY)).isEmpty();
        String international = SIGNER.sign("jörg@example.com", TODAY).orElseThrow();
        assertThat(SIGNER.verify(international, TODAY).status()).isEqualTo(BatvStatus.VALID);
    }

    @Test
    void hostileAddresses() {
        for (String part : new String[] {"prvs=", "+prvs=", "=", "@", "\0", "0"}) {
            String address = part.repeat(500_000 / part.length());
            assertThat(SIGNER.verify(address, TODAY).isOurs()).isFalse();
            assertThat(SIGNER.verify("prvs=0" + address + "@example.com", TODAY).isOurs())
                    .isFalse();
            assertThat(AddressTag.innermost("prvs=0787" + address + "@example.com")
                            .original())
                    .isNotEmpty();
        }
    }
}
