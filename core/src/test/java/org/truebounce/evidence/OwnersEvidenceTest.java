package org.truebounce.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truebounce.account.Account;
import org.truebounce.account.Passage;
import org.truebounce.account.SentMail;
import org.truebounce.account.SignedReturns;
import org.truebounce.auth.batv.BatvKeyRing;
import org.truebounce.auth.batv.BatvSigner;
import org.truebounce.auth.batv.EnvelopeSeal;
import org.truebounce.auth.dkim.Canonicalization;
import org.truebounce.auth.dkim.DkimBodyHash;
import org.truebounce.mail.Message;
import org.truebounce.notice.Notice;

/// What only the owner's side can know of a returned message.
class OwnersEvidenceTest {
    private static final Instant SENT = Instant.parse("2026-11-02T10:00:00Z");
    private static final BatvKeyRing KEYS = BatvKeyRing.of(0, bytes("a secret"));
    private static final Account ROBIN = Account.of(List.of("robin@alder.example"), List.of("alder.example"));
    private static final String BODY = "Dear Kim,\n\nthe minutes of Tuesday's meeting are attached.\n\nRobin\n";

    private String to = "robin@alder.example";
    private String envelopeId = "";
    private String returned = "From: robin@alder.example\nTo: kim@far.example\nSubject: Minutes\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Optional<Evidence> find(String id, Account account) {
        String notice =
                """
                Return-Path: <>
                Received: from mx.far.example (mx.far.example [198.51.100.7]) by mx.alder.example with ESMTP
                From: MAILER-DAEMON@mx.far.example
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Date: Tue, 3 Nov 2026 10:00:00 +0000
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.far.example
                %s
                Final-Recipient: rfc822; kim@far.example
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: text/rfc822-headers

                %s
                --b--
                """.formatted(to, envelopeId.isEmpty() ? "" : "Original-Envelope-Id: " + envelopeId + "\n", returned);
        return Checks.examine(Notice.read(Message.parse(bytes(notice))), account).stream()
                .filter(evidence -> evidence.id().equals(id))
                .findFirst();
    }

    private static SentMail sent(String... messages) {
        SentMail sent = new SentMail(false);
        for (String message : messages) {
            sent.add(bytes(message));
        }
        return sent;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T10:00:00Z, a secret, YES, CONCLUSIVE",
        "2026-10-01T10:00:00Z, a secret, YES, STRONG",
        "2026-11-02T10:00:00Z, another, NO, STRONG",
    })
    void aTagInTheAddressTellsWhoseEnvelopeItWas(Instant signed, String secret, Answer answer, Weight weight) {
        to = new BatvSigner(BatvKeyRing.of(0, bytes(secret)))
                .sign("robin@alder.example", signed)
                .orElseThrow();
        Evidence found = find("returned-batv-tag", ROBIN.withReturns(new SignedReturns(KEYS, false)))
                .orElseThrow();
        assertThat(found.answer()).isEqualTo(answer);
        assertThat(found.weight()).isEqualTo(weight);
    }

    @Test
    void aBareAddressSaysSomethingOnlyWhereAllMailIsSigned() {
        assertThat(find("returned-batv-tag", ROBIN.withReturns(new SignedReturns(KEYS, false))))
                .isEmpty();
        assertThat(find("returned-batv-tag", ROBIN.withReturns(new SignedReturns(KEYS, true)))
                        .orElseThrow()
                        .answer())
                .isEqualTo(Answer.NO);
    }

    @Test
    void anEnvelopeIdThatComesBackSealedIsOurs() {
        Account account = ROBIN.withReturns(new SignedReturns(KEYS, false));
        envelopeId = EnvelopeSeal.seal("4fXk1Q", KEYS).orElseThrow();
        assertThat(find("returned-envelope-id", account).orElseThrow().answer()).isEqualTo(Answer.YES);
        envelopeId =
                EnvelopeSeal.seal("4fXk1Q", BatvKeyRing.of(0, bytes("another"))).orElseThrow();
        assertThat(find("returned-envelope-id", account)).isEmpty();
    }

    @Test
    void theSignedBodyOfAKeptCopyProvesTheMessageThoughItGotAnotherId() {
        String hash = DkimBodyHash.of(bytes(BODY), Canonicalization.RELAXED, OptionalLong.empty())
                .hash();
        returned += "Message-ID: <relay-made@big.example>\nDKIM-Signature: v=1; a=rsa-sha256; d=alder.example; s=m;\n"
                + " c=relaxed/relaxed; h=from; bh=" + hash.substring(0, 20) + "\n " + hash.substring(20) + "; b=AAAA\n";
        Account owner = ROBIN.withSent(sent("Message-ID: <1@alder.example>\nTo: kim@far.example\n\n" + BODY));
        assertThat(find("account-sent-body", owner).orElseThrow().answer()).isEqualTo(Answer.YES);
        assertThat(find("account-sent", owner).orElseThrow().answer()).isEqualTo(Answer.YES);
        Account other = ROBIN.withSent(sent("Message-ID: <1@alder.example>\nTo: lea@far.example\n\n" + BODY));
        assertThat(find("account-sent-body", other))
                .as("the same body to somebody else")
                .isEmpty();
    }

    @Test
    void withoutAnIdACopyToTheRecipientUnderTheSubjectIsTheMessage() {
        Account owner =
                ROBIN.withSent(sent("Message-ID: <1@alder.example>\nTo: kim@far.example\nSubject:  MINUTES\n\n"));
        assertThat(find("account-sent", owner).orElseThrow().answer()).isEqualTo(Answer.YES);
        Account other = ROBIN.withSent(sent("Message-ID: <1@alder.example>\nTo: kim@far.example\nSubject: Tea\n\n"));
        assertThat(find("account-sent", other)).isEmpty();
    }

    @Test
    void aCopyThatAnIntrudersWebmailKeptProvesNothing() {
        String[] copies = IntStream.range(0, 40)
                .mapToObj(number -> "X-Originating-IP: [203.0.113.5]\nMessage-ID: <" + number + "@alder.example>\n"
                        + "To: lea@far.example\nSubject: Tea " + number + "\n\n")
                .toArray(String[]::new);
        SentMail sent = sent(copies);
        sent.add(bytes("X-Originating-IP: [192.0.2.77]\nMessage-ID: <x@alder.example>\nTo: kim@far.example\n\n"));
        returned += "Message-ID: <x@alder.example>\n";
        Evidence found = find("account-sent-strange", ROBIN.withSent(sent)).orElseThrow();
        assertThat(found.answer()).isEqualTo(Answer.NO);
        assertThat(found.finding()).contains("192.0.2.77");
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.99, YES", "192.0.2.77, NO"})
    void theSubmittingAddressIsComparedWithTheUsualOnes(String address, Answer answer) {
        returned =
                "Received: from mail.alder.example (mail.alder.example [198.51.100.9]) by mx.far.example with ESMTP\n"
                        + "Received: from laptop (dsl.example [" + address
                        + "]) by mail.alder.example with ESMTPSA id 1\n"
                        + returned + "Message-ID: <q@alder.example>\n";
        String[] copies = IntStream.range(0, 6)
                .mapToObj(number -> "X-Originating-IP: 203.0.113.5\nMessage-ID: <" + number + "@alder.example>\n\n")
                .toArray(String[]::new);
        assertThat(find("account-place", ROBIN.withSent(sent(copies)))
                        .orElseThrow()
                        .answer())
                .isEqualTo(answer);
        assertThat(find("account-place", ROBIN.withSent(sent(copies[0]))))
                .as("one sighting is no habit")
                .isEmpty();
    }

    @Test
    void theTimeOfTheNoticeCountsForATag() {
        to = new BatvSigner(KEYS).sign("robin@alder.example", SENT).orElseThrow();
        Account late = ROBIN.withReturns(new SignedReturns(KEYS, false)).withAt(SENT.plusSeconds(86_400 * 30));
        assertThat(find("returned-batv-tag", late).orElseThrow().finding()).contains("days after its time");
    }

    @Test
    void anInfectedComputerAtHomeIsNoStranger() {
        returned = "Received: from pc (dsl.home.example [203.0.113.5]) by mx.far.example with ESMTP\n" + returned
                + "Message-ID: <q@pc>\n";
        String copy = "X-Originating-IP: 203.0.113.5\nMessage-ID: <1@alder.example>\nTo: lea@far.example\n\n";
        assertThat(find("returned-received", ROBIN.withSent(sent(copy)))
                        .orElseThrow()
                        .answer())
                .as("one sighting may be chance")
                .isEqualTo(Answer.NO);
        Account owner = ROBIN.withSent(sent(copy, copy, copy));
        assertThat(find("returned-home", owner).orElseThrow().answer()).isEqualTo(Answer.YES);
        assertThat(find("returned-received", owner)).isEmpty();
    }

    @Test
    void theServersOwnRecordIsProofBothWays() {
        Passage left = new Passage(true, List.of("kim@far.example"), false);
        assertThat(find("returned-passage", ROBIN.withPassage(left)))
                .hasValueSatisfying(found -> assertThat(found.answer()).isEqualTo(Answer.YES))
                .hasValueSatisfying(found -> assertThat(found.weight()).isEqualTo(Weight.CONCLUSIVE));
        assertThat(find("returned-passage", ROBIN.withPassage(Passage.NEVER)))
                .hasValueSatisfying(found -> assertThat(found.answer()).isEqualTo(Answer.NO));
        assertThat(find("returned-passage", ROBIN)).isEmpty();
    }

    @Test
    void whatLeftToSomebodyElseProvesLess() {
        Passage other = new Passage(true, List.of("lou@far.example"), false);
        assertThat(find("returned-passage", ROBIN.withPassage(other)))
                .hasValueSatisfying(found -> assertThat(found.weight()).isEqualTo(Weight.STRONG));
    }

    @Test
    void aLoginThatBehavesStrangelySpeaksAgainstItsOwner() {
        Passage suspect = new Passage(true, List.of("kim@far.example"), true);
        assertThat(find("account-login", ROBIN.withPassage(suspect)))
                .hasValueSatisfying(found -> assertThat(found.answer()).isEqualTo(Answer.NO));
        assertThat(find("account-login", ROBIN.withPassage(new Passage(true, List.of(), false))))
                .isEmpty();
    }
}
