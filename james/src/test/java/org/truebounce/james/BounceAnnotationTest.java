package org.truebounce.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.apache.james.core.MailAddress;
import org.apache.mailet.PerRecipientHeaders.Header;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the mailet writes into a header, and what it takes out.
@Timeout(120)
class BounceAnnotationTest {
    private static final String FORGED = """
            X-TrueBounce: genuine; confidence=0.999
            x-truebounce-file: genuine
            Authentication-Results: JAMES.alder.example (a server) 1;
             x-truebounce=pass
            """;
    private static final String FOREIGN = "Authentication-Results: mx1.alder.example; spf=pass\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void settings() {
        James.usualSettings(folder);
    }

    private static String corpus(String name) throws IOException {
        return new String(James.corpus(name), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    private static FakeMail mail(String text, String... recipients) throws MessagingException {
        return James.mail("", James.bytes(text), recipients);
    }

    @Test
    void theVerdictComesOnTopAndForgedOnesGo() throws Exception {
        String message = corpus("fake/seven-held-messages");
        FakeMail mail = mail(FOREIGN + FORGED + message, James.OWNER);
        James.annotation().service(mail);
        String written = James.text(mail).replace("\r\n", "\n");
        assertThat(written)
                .startsWith("X-TrueBounce: fake; confidence=0.999; kind=")
                .endsWith(FOREIGN + message)
                .containsOnlyOnce("X-TrueBounce")
                .doesNotContain("x-truebounce-file")
                .doesNotContain("JAMES.alder.example");
        assertThat(written.substring(0, written.indexOf(FOREIGN)))
                .endsWith("Authentication-Results: james.alder.example;\n\tx-truebounce=fail policy.x-verdict=fake"
                        + " policy.x-confidence=0.999\n");
    }

    @Test
    void askedTwiceItSaysTheSame() throws Exception {
        FakeMail mail = James.notice("exim/lab-taken-then-bounced");
        James.annotation().service(mail);
        String once = James.text(mail);
        James.annotation().service(mail);
        assertThat(James.text(mail)).isEqualTo(once).contains("X-TrueBounce: undecided");
    }

    @Test
    void ofOtherMailNothingIsWritten() throws Exception {
        for (String name : List.of("auto-reply/exchange-oof-french", "abuse-report/arf-abuse")) {
            FakeMail mail = mail(corpus(name), James.OWNER);
            String before = James.text(mail);
            James.annotation().service(mail);
            assertThat(James.text(mail)).as(name).isEqualTo(before);
        }
        FakeMail ordinary = mail(FORGED + "Subject: Fence\n\nHello\n", James.OWNER);
        James.annotation().service(ordinary);
        assertThat(James.text(ordinary)).isEqualTo("Subject: Fence\r\n\r\nHello\r\n");
    }

    @Test
    void whatLeavesIsLeftAlone() throws Exception {
        FakeMail mail = mail(FORGED + corpus("fake/seven-held-messages"), "lou@birch.example");
        String before = James.text(mail);
        James.annotation().service(mail);
        assertThat(James.text(mail)).isEqualTo(before);
    }

    @Test
    void whatDiffersIsWrittenForEachRecipient() throws Exception {
        FakeMail mail =
                mail(FORGED + corpus("fake/empty-original-and-link-in-display-name"), James.OWNER, "kim@alder.example");
        James.annotation().service(mail);
        assertThat(James.text(mail)).doesNotContain("TrueBounce");
        assertThat(told(mail, James.OWNER)).startsWith("fake").doesNotContain("undecided");
        assertThat(told(mail, "kim@alder.example")).startsWith("undecided").doesNotContain("fake");
    }

    private static String told(FakeMail mail, String recipient) throws MessagingException {
        return mail.getPerRecipientSpecificHeaders().getHeadersForRecipient(new MailAddress(recipient)).stream()
                .filter(header -> header.getName().equals("X-TrueBounce"))
                .map(Header::getValue)
                .findFirst()
                .orElse("");
    }

    @Test
    void aMessageThatCannotBeReadPasses() throws Exception {
        MimeMessage torn =
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(James.corpus("fake/seven-held-messages"))) {
                    @Override
                    public void writeTo(OutputStream out, String[] ignored) throws IOException {
                        throw new IOException("the disk is gone");
                    }
                };
        FakeMail mail = James.notice("fake/seven-held-messages");
        mail.setMessage(torn);
        assertThat(James.verdict("fake").match(mail)).isEmpty();
        James.annotation().service(mail);
        assertThat(torn.getHeader("X-TrueBounce")).isNull();
    }

    @Test
    void anyBytesPass() throws Exception {
        Random random = new Random(7);
        String nested = "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n";
        List<String> messages = List.of(
                "",
                "\n",
                ": nameless\nno colon\n continued\n\nbody",
                "Subject: Undelivered\rX: lines end with CR\r\rbody",
                nested.repeat(5_000),
                "X-Long: " + "a".repeat(2_000_000) + "\n\nbody",
                "X: y\n".repeat(50_000) + "\nbody",
                "Final-Recipient: rfc822; kim@birch.example\n\n".repeat(100_000),
                noise(random, 300_000));
        for (String message : messages) {
            FakeMail mail = James.mail("", message.getBytes(StandardCharsets.ISO_8859_1), James.OWNER);
            James.isBounce().match(mail);
            James.annotation().service(mail);
            assertThat(James.kept(mail, James.OWNER)).hasSizeLessThan(100_000);
        }
    }

    private static String noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aNoticeOfVeryManyRecipientsIsKeptInShort() throws Exception {
        String recipients =
                "Final-Recipient: rfc822; kim@birch.example\nAction: failed\nStatus: 5.1.1\n\n".repeat(2_000);
        FakeMail mail = mail(
                "From: MAILER-DAEMON@mx.birch.example\nSubject: Undelivered Mail Returned to Sender\n"
                        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
                        + "--b\n\nIt failed.\n--b\nContent-Type: message/delivery-status\n\n"
                        + "Reporting-MTA: dns; mx.birch.example\n\n" + recipients.replace("kim@", "kim.very.long.name@")
                        + "--b--\n",
                James.OWNER);
        James.annotation().service(mail);
        assertThat(James.kept(mail, James.OWNER)).hasSizeLessThan(65_536).contains("user-unknown");
        assertThat(James.text(mail)).contains("X-TrueBounce: undecided").contains("reason=user-unknown");
    }

    @Test
    void aParameterIsRefused() {
        assertThatThrownBy(() -> new BounceAnnotation()
                        .init(FakeMailetConfig.builder()
                                .mailetName("BounceAnnotation")
                                .mailetContext(FakeMailContext.defaultContext())
                                .setProperty("colour", "red")
                                .build()))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("colour");
    }
}
