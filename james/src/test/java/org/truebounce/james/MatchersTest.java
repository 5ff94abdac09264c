package org.truebounce.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which mail the matchers match, and for whom.
class MatchersTest {
    private static final String FAKE = "fake/seven-held-messages";
    private static final String NOTICE = "exim/lab-taken-then-bounced";

    @TempDir
    private Path folder;

    @BeforeEach
    void settings() {
        James.usualSettings(folder);
    }

    private static boolean isBounce(Mail mail) throws MessagingException {
        return !James.isBounce().match(mail).isEmpty();
    }

    private static boolean has(String condition, Mail mail) throws MessagingException {
        return !James.verdict(condition).match(mail).isEmpty();
    }

    @Test
    void aBounceIsWhatSaysThatMailFailed() throws Exception {
        assertThat(isBounce(James.notice(NOTICE))).isTrue();
        assertThat(isBounce(James.mail("mailer@birch.example", James.corpus(NOTICE), James.OWNER)))
                .as("whoever sent it")
                .isTrue();
        assertThat(isBounce(James.notice(FAKE))).as("what pretends to be one").isTrue();
        assertThat(isBounce(James.notice("auto-reply/exchange-oof-french")))
                .as("an answer with an empty sender")
                .isFalse();
        byte[] ordinary = James.bytes("From: kim@birch.example\nSubject: Fence\n\nHello\n");
        assertThat(isBounce(James.mail("kim@birch.example", ordinary, James.OWNER)))
                .isFalse();
    }

    @Test
    void verdictAndSurenessMustBothBeMet() throws Exception {
        assertThat(has("fake", James.notice(FAKE))).isTrue();
        assertThat(has("Backscatter, FAKE , confidence>=90", James.notice(FAKE)))
                .isTrue();
        assertThat(has("fake,confidence>=99.95", James.notice(FAKE))).isFalse();
        assertThat(has("backscatter", James.notice(FAKE))).isFalse();
        assertThat(has("undecided", James.notice(NOTICE))).isTrue();
    }

    @Test
    void eachRecipientIsJudgedForHimself() throws Exception {
        FakeMail mail = James.notice(
                "fake/empty-original-and-link-in-display-name", James.OWNER, "kim@alder.example", "lou@birch.example");
        assertThat(James.verdict("fake").match(mail)).containsExactly(new MailAddress(James.OWNER));
        assertThat(James.verdict("undecided").match(mail)).containsExactly(new MailAddress("kim@alder.example"));
    }

    @Test
    void onlyMailThatComesInIsLookedAt() throws Exception {
        FakeMail elsewhere = James.notice(FAKE, "lou@birch.example");
        assertThat(isBounce(elsewhere)).isFalse();
        assertThat(elsewhere.getAttribute(Kept.NAME)).isEmpty();
        FakeMail sent = James.mail("kim@alder.example", James.corpus(FAKE), James.OWNER);
        sent.setAttribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of("kim")));
        assertThat(isBounce(sent)).isFalse();
    }

    @Test
    void whereNoDomainsAreNamedJamesKnowsThem() throws Exception {
        James.settings(folder, "dns = \"off\"");
        FakeMail mail = James.notice(FAKE, "robin@localhost", "lou@birch.example"); // the kit's own domain
        assertThat(James.isBounce().match(mail)).containsExactly(new MailAddress("robin@localhost"));
    }

    @Test
    void oneJudgementServesAllAsLongAsTheMessageIsTheSame() throws Exception {
        FakeMail mail = James.notice(FAKE);
        assertThat(has("fake", mail)).isTrue();
        claim(mail, James.kept(mail, James.OWNER).replace("\"verdict\":\"fake\"", "\"verdict\":\"genuine\""));
        assertThat(has("genuine", mail)).as("what is kept is taken").isTrue();
        claim(mail, "{");
        assertThat(has("genuine,fake", mail))
                .as("what another has written there")
                .isFalse();
        claim(mail, "{\"verdict\":\"genuine\",\"confidence\":1}");
        mail.getMessage().setHeader("X-TrueBounce", "fake");
        assertThat(has("genuine", mail)).as("own fields change nothing").isTrue();
        mail.getMessage().setHeader("Subject", "Another");
        assertThat(has("fake", mail)).as("judged anew").isTrue();
    }

    /// Puts something else into what is kept of a mail.
    private static void claim(FakeMail mail, String json) {
        Map<String, AttributeValue<?>> values = new TreeMap<>(mail.getAttribute(Kept.NAME)
                .orElseThrow()
                .getValue()
                .asMapAttributeValueOf(String.class)
                .orElseThrow()
                .value());
        values.put(James.OWNER, AttributeValue.of(json));
        mail.setAttribute(new Attribute(Kept.NAME, AttributeValue.of(values)));
    }

    @Test
    void whatIsKeptOutlivesTheServer() throws Exception {
        FakeMail mail = James.notice(FAKE);
        has("fake", mail);
        Attribute kept = mail.getAttribute(Kept.NAME).orElseThrow();
        String written = kept.getValue().toJson().orElseThrow().toString();
        assertThat(AttributeValue.fromJsonString(written)).isEqualTo(kept.getValue());
    }

    @Test
    void whatWasNotReadWholeHasNoVerdictToGoBy() throws Exception {
        James.settings(folder, "domains = [\"alder.example\"]", "dns = \"off\"", "largest-body = 1024");
        FakeMail mail = James.notice(NOTICE);
        assertThat(James.verdict("fake,undecided,backscatter,genuine,compromised")
                        .match(mail))
                .isEmpty();
        assertThat(James.kept(mail, James.OWNER)).contains("\"partial\":[\"the body");
    }

    @Test
    void whatTakesTooLongPassesAndIsNotTriedAgain() throws Exception {
        James.settings(folder, "domains = [\"alder.example\"]", "dns = \"off\"", "time-budget = \"0ms\"");
        FakeMail mail = James.notice(FAKE);
        assertThat(isBounce(mail)).isFalse();
        assertThat(James.kept(mail, James.OWNER)).isEmpty();
        James.annotation().service(mail);
        assertThat(James.text(mail)).doesNotContain("X-TrueBounce");
    }

    @Test
    void ofAMultitudeTwentyAreJudged() throws Exception {
        String[] many = IntStream.range(0, 30)
                .mapToObj(number -> "user" + number + "@alder.example")
                .toArray(String[]::new);
        FakeMail mail = James.notice("exim/lab-taken-then-bounced", many);
        assertThat(James.isBounce().match(mail)).hasSize(20);
        James.annotation().service(mail);
        assertThat(mail.getPerRecipientSpecificHeaders().getRecipientsWithSpecificHeaders())
                .hasSize(20);
    }

    @Test
    void wrongConditionsAreToldAtTheStart() {
        wrong("", "is none of genuine, backscatter, compromised, fake, undecided, confidence>=90");
        wrong("hijacked", "\"hijacked\" is none of");
        wrong("not-a-notice", "\"not-a-notice\" is none of");
        wrong("confidence>=90", "names no verdict");
        wrong("fake,confidence>=0.9", "in per cent, such as confidence>=90, not \"0.9\"");
        wrong("fake,confidence>=101", "from 1 to 100");
        wrong("fake,confidence>=", "from 1 to 100");
        wrong("fake;backscatter", "\"fake;backscatter\" is none of");
        assertThatThrownBy(() -> new IsBounce()
                        .init(FakeMatcherConfig.builder()
                                .matcherName("IsBounce")
                                .condition("fake")
                                .mailetContext(FakeMailContext.defaultContext())
                                .build()))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("takes no condition");
    }

    private static void wrong(String condition, String told) {
        assertThatThrownBy(() -> James.verdict(condition))
                .isInstanceOf(MessagingException.class)
                .hasMessageStartingWith("TrueBounce: BounceVerdict: ")
                .hasMessageContaining(told);
    }

    @Test
    void wrongSettingsAreToldAtTheStart() {
        wrongSetting("colour = \"red\"", "colour: there is no such setting");
        wrongSetting("hosts = [1]", "hosts: must be a list of texts");
        wrongSetting("networks = [\"here\"]", "networks: \"here\" is not a network");
        wrongSetting("time-budget = \"soon\"", "time-budget: \"soon\" is not a time");
        wrongSetting("dns = \"/no/such/zone\"", "/no/such/zone");
        wrongSetting("hosts = [", "cannot be read");
        System.setProperty(Judges.FILE, folder.resolve("missing.toml").toString());
        assertThatThrownBy(James::isBounce).hasMessageContaining("missing.toml: cannot be read");
    }

    private void wrongSetting(String line, String told) {
        James.settings(folder, line);
        assertThatThrownBy(James::isBounce)
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining(told);
    }
}
