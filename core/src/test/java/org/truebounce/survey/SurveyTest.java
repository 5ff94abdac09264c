package org.truebounce.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.account.SentMail;
import org.truebounce.evidence.Evidence;

/// The messages of a mailbox know something of one another.
class SurveyTest {
    private static final Account ROBIN = Account.of(List.of("robin@alder.example"), List.of("alder.example"));
    private static final String SUBJECT = "Your cheap pills, offer 4711";

    /// A notice by a foreign server about a message that a client handed to it.
    private static byte[] notice(int number, String client, String subject, boolean header) {
        String returned = header ? """
                --b
                Content-Type: text/rfc822-headers

                Received: from %s by mx.far%d.example with ESMTP; Mon, 2 Nov 2026 10:00:00 +0000
                From: robin@alder.example
                To: nobody%d@far%d.example
                Subject: %s
                Message-ID: <%d.zz@spam.example>
                """.formatted(client, number, number, number, subject, number) : "";
        String told = header ? "" : "\nSubject: " + subject + "\n";
        return ("""
                Return-Path: <>
                Received: from mx.far%d.example (mx.far%d.example [198.51.100.7]) by mx.alder.example with ESMTP
                From: MAILER-DAEMON@mx.far%d.example
                To: robin@alder.example
                Subject: Undelivered Mail Returned to Sender
                Date: Mon, 2 Nov 2026 10:0%d:00 +0000
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Your message could not be delivered.
                %s
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.far%d.example

                Final-Recipient: rfc822; nobody%d@far%d.example
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown

                """.formatted(number, number, number, number % 10, told, number, number, number) + returned + "--b--\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> ids(Diagnosis diagnosis) {
        return diagnosis.evidence().stream().map(Evidence::id).toList();
    }

    private static Account taught(Account owner, int notices, String client) {
        Survey survey = new Survey(owner);
        IntStream.range(0, notices)
                .forEach(number -> survey.add(notice(number, client, SUBJECT.replace("4711", "" + number), true)));
        return survey.account();
    }

    @Test
    void whatWasProvenOfARunHoldsForANoticeThatTellsLittle() {
        byte[] bare = notice(99, "", SUBJECT, false);
        String stranger = "dsl.stranger.example (dsl.stranger.example [203.0.113.9])";
        assertThat(TrueBounce.diagnose(bare, ROBIN).judgement().verdict().word())
                .isEqualTo("undecided");
        Account taught = taught(ROBIN, 8, stranger);
        Diagnosis diagnosis = TrueBounce.diagnose(bare, taught);
        assertThat(taught.habits().run(SUBJECT).orElseThrow().forged()).isEqualTo(8);
        assertThat(ids(diagnosis)).contains("account-run");
        assertThat(diagnosis.judgement().verdict().word()).isEqualTo("backscatter");
    }

    @Test
    void fewNoticesTeachNothing() {
        Account taught = taught(ROBIN, 4, "dsl.stranger.example (dsl.stranger.example [203.0.113.9])");
        assertThat(ids(TrueBounce.diagnose(notice(99, "", SUBJECT, false), taught)))
                .doesNotContain("account-run");
    }

    @Test
    void aSubjectThatTheOwnerWritesUnderTeachesNothing() {
        SentMail sent = new SentMail(false);
        sent.add(("To: kim@example.net\nSubject: " + SUBJECT + "\n\nBest of it.\n").getBytes(StandardCharsets.UTF_8));
        Account owner = ROBIN.withSent(sent);
        Account taught = taught(owner, 8, "dsl.stranger.example (dsl.stranger.example [203.0.113.9])");
        assertThat(ids(TrueBounce.diagnose(notice(99, "", SUBJECT, false), taught)))
                .doesNotContain("account-run");
    }

    @Test
    void aBurstToStrangersThroughTheOwnServerIsAnIntruders() {
        SentMail sent = new SentMail(false);
        sent.add("To: kim@example.net\nSubject: Tea\n\nAt five?\n".getBytes(StandardCharsets.UTF_8));
        Account owner = ROBIN.withSent(sent);
        String own = "mail.alder.example (mail.alder.example [192.0.2.5])";
        Account taught = taught(owner, 25, own);
        Diagnosis alone = TrueBounce.diagnose(notice(3, own, SUBJECT, true), owner);
        Diagnosis whole = TrueBounce.diagnose(notice(3, own, SUBJECT, true), taught);
        assertThat(ids(alone)).doesNotContain("account-burst");
        assertThat(ids(whole)).contains("account-burst");
        assertThat(whole.judgement().verdict().word()).isEqualTo("compromised");
        assertThat(whole.judgement().confidence())
                .isGreaterThan(alone.judgement().confidence());
    }

    @Test
    void ownHostsAreLearnedFromWhatDeliversToTheOwnersDomain() {
        Account unknown = Account.of(List.of("robin@alder.example"), List.of());
        assertThat(taught(unknown, 40, "x.example").trusted()).containsExactly("alder.example");
        assertThat(taught(unknown, 20, "x.example").trusted()).as("too few").isEmpty();
        Account elsewhere = Account.of(List.of("robin@birch.example"), List.of());
        assertThat(taught(elsewhere, 40, "x.example").trusted())
                .as("a provider that serves others too")
                .isEmpty();
    }
}
