package org.truebounce.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.truebounce.evidence.Answer;
import org.truebounce.language.Language;
import org.truebounce.mail.Message;
import org.truebounce.notice.Notice;
import org.truebounce.notice.RecipientStatus;
import org.truebounce.verdict.Answers;
import org.truebounce.verdict.Judgement;
import org.truebounce.verdict.Verdict;

/// What to do and what happened, by verdict, reason and language.
class AdviceTest {
    private static final Language ENGLISH = Language.of(Locale.ENGLISH);

    static Stream<String> languages() {
        return Language.tags().stream();
    }

    /// A notice of failures or delays, each given by its recipient, action, status and the reply behind it.
    private static Notice notice(String... failures) {
        StringBuilder report = new StringBuilder("""
                From: MAILER-DAEMON@mx.example.net
                To: robin@alder.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Mail could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net
                """);
        for (String failure : failures) {
            String[] told = failure.split(" ", 4);
            report.append("\nFinal-Recipient: rfc822; ").append(told[0]);
            report.append("\nAction: ").append(told[1]);
            report.append("\nStatus: ").append(told[2]);
            report.append("\nDiagnostic-Code: smtp; ").append(told[3]).append('\n');
        }
        return Notice.read(Message.parse(report.append("\n--b--\n").toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static Judgement judged(Verdict verdict) {
        return new Judgement(new Answers(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN), verdict, 0.9);
    }

    private static List<String> steps(Verdict verdict, Notice notice, Language language) {
        return Advice.on(judged(verdict), notice, List.of(), language).stream()
                .map(Advice::id)
                .toList();
    }

    private static List<String> steps(String... failures) {
        return steps(Verdict.GENUINE, notice(failures), ENGLISH);
    }

    @Test
    void aReasonHasItsSteps() {
        assertThat(steps("kim@example.net failed 5.1.1 550 5.1.1 User unknown"))
                .containsExactly("user-unknown", "ask-address", "remove-address");
    }

    @Test
    void whatSeveralReasonsAdviseIsSaidOnce() {
        assertThat(steps(
                        "kim@example.net failed 5.1.1 550 5.1.1 User unknown",
                        "lee@example.net failed 5.1.1 550 5.1.1 User unknown",
                        "pat@example.org failed 5.2.1 550 5.2.1 Mailbox disabled"))
                .containsExactly("user-unknown", "ask-address", "remove-address", "mailbox-disabled");
    }

    @Test
    void aFailureThatMayPassIsTriedAgainFirst() {
        assertThat(steps("kim@example.net failed 4.7.26 421 4.7.26 SPF check failed, try again later"))
                .startsWith("may-pass", "authentication-failed");
        assertThat(steps("kim@example.net failed 5.7.26 550 5.7.26 SPF check failed"))
                .startsWith("authentication-failed");
        assertThat(steps("kim@example.net failed 4.2.2 452 4.2.2 Mailbox full"))
                .as("its steps think of it")
                .startsWith("mailbox-full");
    }

    @Test
    void mailThatIsOnlyLateNeedsNoAction() {
        assertThat(steps("kim@example.net delayed 4.4.1 451 4.4.1 Connection timed out"))
                .containsExactly("wait", "not-twice", "other-way");
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void theStepsAreTheSameInAllLanguages(Verdict verdict) {
        Notice notice = notice("kim@example.net failed 5.1.1 550 5.1.1 User unknown");
        List<String> english = steps(verdict, notice, ENGLISH);
        assertThat(english.isEmpty()).isEqualTo(verdict == Verdict.NOT_A_NOTICE);
        languages()
                .map(tag -> Language.of(Locale.forLanguageTag(tag)))
                .forEach(language -> assertThat(steps(verdict, notice, language))
                        .as(language.locale().toString())
                        .isEqualTo(english));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aRecipientThatLooksLikeAGapStaysAsItIs(String tag) {
        Language language = Language.of(Locale.forLanguageTag(tag));
        Notice notice = notice("x{host}@example.net failed 5.1.1 550 5.1.1 User unknown");
        RecipientStatus failure = notice.failures().getFirst();
        assertThat(failure.recipient()).contains("x{host}@example.net");
        assertThat(Summary.plainly(failure, language))
                .contains("x{host}@example.net")
                .contains("example.net");
        assertThat(Summary.of(judged(Verdict.UNDECIDED), notice, language)).contains("x{host}@example.net");
        assertThat(Settle.question(judged(Verdict.UNDECIDED), notice, language).orElseThrow())
                .contains("x{host}@example.net");
    }

    @Test
    void theSummaryCountsWhatElseFailed() {
        String unknown = " failed 5.1.1 550 5.1.1 User unknown";
        Judgement judgement = judged(Verdict.GENUINE);
        assertThat(Summary.of(judgement, notice("a@x.example" + unknown), ENGLISH))
                .isEqualTo("You sent this message. mx.example.net says: a@x.example does not exist at x.example.");
        assertThat(Summary.of(judgement, notice("a@x.example" + unknown, "b@x.example" + unknown), ENGLISH))
                .endsWith(" does not exist at x.example. One more address failed.");
        Notice three = notice("a@x.example" + unknown, "b@x.example" + unknown, "c@x.example" + unknown);
        assertThat(Summary.of(judgement, three, ENGLISH)).endsWith(" 2 more addresses failed.");
        assertThat(Summary.of(judgement, three, Language.of(Locale.JAPANESE))).contains("ほかに 2 件");
    }
}
