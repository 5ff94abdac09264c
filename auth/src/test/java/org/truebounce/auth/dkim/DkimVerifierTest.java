package org.truebounce.auth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.truebounce.auth.RawMessage;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.auth.dns.ZoneFile;

class DkimVerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String BODY = "Hello.\n\nGood bye.\n";
    private static KeyPair pair;
    private static DkimVerifier verifier;

    @BeforeAll
    static void makeKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
        verifier = new DkimVerifier(zone("v=DKIM1; p=" + publicKey()));
    }

    private static String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private static Resolver zone(String record) {
        return ZoneFile.parse("s._domainkey.example.com. TXT \"" + record.substring(0, 100) + "\" \""
                + record.substring(100) + "\"\n");
    }

    /// A signed message; `change` works on the finished text.
    private static RawMessage signed(String extraTags, String names, String body, UnaryOperator<String> change)
            throws GeneralSecurityException {
        String bodyHash = DkimBodyHash.of(latin1(body), Canonicalization.RELAXED, OptionalLong.empty())
                .hash();
        String signatureField = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=s;" + extraTags
                + " h=" + names + "; bh=" + bodyHash + "; b=";
        List<String> fields = List.of("From: joe@example.com", "To: ann@example.net", "Subject: a  long\n\tsubject");
        List<RawHeader> raw =
                RawHeader.all(fields.stream().map(DkimVerifierTest::latin1).toList());
        RawHeader unsigned = RawHeader.of(latin1(signatureField));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(SignedHeaders.signedBytes(
                new SignedHeaders(raw).covered(List.of(names.split(":")), unsigned),
                unsigned,
                Canonicalization.RELAXED,
                UnaryOperator.identity()));
        String encoded = Base64.getEncoder().encodeToString(signature.sign());
        return RawMessage.of(change.apply(signatureField + encoded + "\n" + String.join("\n", fields) + "\n\n" + body));
    }

    private static RawMessage signed(UnaryOperator<String> change) throws GeneralSecurityException {
        return signed("", "from:to:subject", BODY, change);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static DkimResult only(RawMessage message) {
        List<DkimResult> results =
                verifier.verify(message.fields, message.body, NOW).signatures();
        assertThat(results).hasSize(1);
        return results.getFirst();
    }

    @Test
    void wholeMessagePasses() throws GeneralSecurityException {
        DkimResult result = only(signed(text -> text));
        assertThat(result.outcome()).isEqualTo(DkimOutcome.PASS);
        assertThat(result.domain()).isEqualTo("example.com");
        assertThat(result.keyBits()).hasValue(2048);
        assertThat(result.reason()).isEmpty();
        assertThat(result.signature().orElseThrow().auid()).isEqualTo("@example.com");
    }

    @Test
    void headersAloneAreStillDecided() throws GeneralSecurityException {
        RawMessage message = signed(text -> "Received: by relay.example\n" + text);
        DkimVerification verification = verifier.verifyHeaders(message.fields, NOW);
        DkimResult result = verification.signatures().getFirst();
        assertThat(result.headerVerdict()).isEqualTo(HeaderVerdict.HOLDS);
        assertThat(result.bodyVerdict()).isEqualTo(BodyVerdict.ABSENT);
        assertThat(result.outcome()).isEqualTo(DkimOutcome.NEUTRAL);
        assertThat(verification.headerDomains()).containsExactly("example.com");
        assertThat(verification.passingDomains()).isEmpty();
        RawMessage forged = signed(text -> text.replace("ann@", "eve@"));
        assertThat(verifier.verifyHeaders(forged.fields, NOW)
                        .signatures()
                        .getFirst()
                        .headerVerdict())
                .isEqualTo(HeaderVerdict.FAILS);
    }

    @Test
    void headerAndBodyAreJudgedApart() throws GeneralSecurityException {
        DkimResult body = only(signed(text -> text.replace("Good bye", "Good buy")));
        assertThat(body.headerVerdict()).isEqualTo(HeaderVerdict.HOLDS);
        assertThat(body.bodyVerdict()).isEqualTo(BodyVerdict.DIFFERS);
        assertThat(body.outcome()).isEqualTo(DkimOutcome.FAIL);
        DkimResult header = only(signed(text -> text.replace("long", "short")));
        assertThat(header.headerVerdict()).isEqualTo(HeaderVerdict.FAILS);
        assertThat(header.bodyVerdict()).isEqualTo(BodyVerdict.MATCHES);
    }

    @Test
    void foldsInsideWordsAreUndoneAndFlagged() throws GeneralSecurityException {
        DkimResult result = only(signed(text -> text.replace("ann@example.net", "ann@exam\n ple.net")));
        assertThat(result.headerVerdict()).isEqualTo(HeaderVerdict.HOLDS);
        assertThat(result.headersRefolded()).isTrue();
        assertThat(result.outcome()).isEqualTo(DkimOutcome.NEUTRAL);
    }

    @Test
    void timesAreJudgedAtTheTimeGiven() throws GeneralSecurityException {
        long sent = NOW.getEpochSecond();
        RawMessage message = signed(" t=" + sent + "; x=" + (sent + 600) + ";", "from", BODY, text -> text);
        assertThat(only(message).outcome()).isEqualTo(DkimOutcome.PASS);
        DkimResult late = verifier.verify(message.fields, message.body, NOW.plus(Duration.ofDays(3)))
                .signatures()
                .getFirst();
        assertThat(late.outcome()).isEqualTo(DkimOutcome.POLICY);
        assertThat(late.flags()).containsExactly(DkimFlag.EXPIRED);
        DkimResult early = verifier.verify(message.fields, message.body, NOW.minus(Duration.ofDays(3)))
                .signatures()
                .getFirst();
        assertThat(early.flags()).containsExactly(DkimFlag.FROM_THE_FUTURE);
    }

    @Test
    void appendedTextIsSeen() throws GeneralSecurityException {
        RawMessage message = signed(" l=" + (BODY.length() + 3) + ";", "from", BODY, text -> text + "Buy!\n");
        DkimResult result = only(message);
        assertThat(result.bodyVerdict()).isEqualTo(BodyVerdict.MATCHES);
        assertThat(result.flags()).containsExactly(DkimFlag.UNSIGNED_BODY_BYTES);
        assertThat(result.outcome()).isEqualTo(DkimOutcome.POLICY);
    }

    @Test
    void secondFromIsSeen() throws GeneralSecurityException {
        DkimResult result = only(signed(text -> "From: eve@example.org\n" + text));
        assertThat(result.headerVerdict()).isEqualTo(HeaderVerdict.HOLDS);
        assertThat(result.flags()).containsExactly(DkimFlag.UNSIGNED_FROM);
        assertThat(result.outcome()).isEqualTo(DkimOutcome.POLICY);
    }

    @Test
    void keysThatCannotBeHad() throws GeneralSecurityException {
        RawMessage message = signed(text -> text);
        assertThat(with(Resolver.off(), message).outcome()).isEqualTo(DkimOutcome.TEMPERROR);
        assertThat(with((name, type) -> Answer.temporaryError("timeout"), message)
                        .outcome())
                .isEqualTo(DkimOutcome.TEMPERROR);
        assertThat(with((name, type) -> Answer.noDomain(0), message).outcome()).isEqualTo(DkimOutcome.PERMERROR);
        DkimResult pinned = with(Resolver.off().orElse(zone("v=DKIM1; p=" + publicKey())), message);
        assertThat(pinned.outcome()).isEqualTo(DkimOutcome.PASS);
        assertThat(with(Resolver.off(), message).bodyVerdict()).isEqualTo(BodyVerdict.MATCHES);
    }

    private static DkimResult with(Resolver resolver, RawMessage message) {
        return new DkimVerifier(resolver)
                .verify(message.fields, message.body, NOW)
                .signatures()
                .getFirst();
    }

    @Test
    void unsignedIsNone() {
        RawMessage message = RawMessage.of("From: joe@example.com\n\nHi\n");
        assertThat(verifier.verify(message.fields, message.body, NOW).outcome()).isEqualTo(DkimOutcome.NONE);
        assertThat(verifier.verifyHeaders(List.of(), NOW).outcome()).isEqualTo(DkimOutcome.NONE);
    }

    @Test
    void hostileInputEndsSoon() throws GeneralSecurityException {
        List<byte[]> fields = new ArrayList<>();
        fields.add(latin1("DKIM-Signature: " + "a=1; ".repeat(10_000)));
        fields.add(latin1("DKIM-Signature: " + "x".repeat(1 << 20)));
        fields.add(latin1("DKIM-Signature: v=1; h=" + "from:".repeat(10_000) + "from"));
        fields.add(latin1("DKIM-Signature"));
        fields.add(latin1("dkim-signature:\r\r\r\n\n\0;;;===="));
        fields.add(new byte[0]);
        fields.add(latin1(":"));
        for (int i = 0; i < 100; i++) {
            fields.addAll(signed(text -> text).fields);
        }
        fields.add(latin1("Subject: " + " \r\n".repeat(300_000)));
        long start = System.nanoTime();
        DkimVerification verification = verifier.verify(fields, new byte[1 << 22], NOW);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(verification.signatures()).hasSize(DkimVerifier.MAX_SIGNATURES);
        assertThat(verification.omitted()).isGreaterThan(90);
        assertThat(verification.signatures().getFirst().outcome()).isEqualTo(DkimOutcome.PERMERROR);
    }

    @Test
    void ed25519SampleOfTheStandard() {
        // RFC 8463 §A.2 and §A.3; the two signatures of one message.
        Resolver keys = ZoneFile.parse("""
                $ORIGIN football.example.com.
                brisbane._domainkey TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                """);
        RawMessage message = RawMessage.of("""
                DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
                 d=football.example.com; i=@football.example.com;
                 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
                 subject : date : message-id : from : subject : date;
                 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
                 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
                 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
                From: Joe SixPack <joe@football.example.com>
                To: Suzie Q <suzie@shopping.example.net>
                Subject: Is dinner ready?
                Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
                Message-ID: <20030712040037.46341.5F8J@football.example.com>

                Hi.

                We lost the game.  Are you hungry yet?

                Joe.
                """);
        assertThat(new DkimVerifier(keys)
                        .verify(message.fields, message.body, NOW)
                        .outcome())
                .isEqualTo(DkimOutcome.PASS);
    }
}
