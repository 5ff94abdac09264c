package org.truebounce.james;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.Mailet;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.truebounce.contract.Home;

/// What James does with the mailet and its matchers, by the kit that its makers test theirs with.
final class James {
    static final String OWNER = "robin@alder.example";
    static final String OWN_NAME = "james.alder.example";

    private James() {}

    /// Sets up what is made afterwards by a file of these lines.
    static void settings(Path folder, String... lines) {
        try {
            Path file = Files.createTempFile(folder, "truebounce", ".toml");
            Files.write(file, List.of(lines));
            System.setProperty(Judges.FILE, file.toString());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// The settings of the corpus's usual owner.
    static void usualSettings(Path folder) {
        settings(
                folder,
                "authserv-id = \"" + OWN_NAME + "\"",
                "domains = [\"alder.example\"]",
                "hosts = [\"mx1.alder.example\"]",
                "dns = \"off\"");
    }

    private static FakeMatcherConfig.Builder matcher(String name) {
        return FakeMatcherConfig.builder().matcherName(name).mailetContext(FakeMailContext.defaultContext());
    }

    static BounceVerdict verdict(String condition) throws MessagingException {
        BounceVerdict matcher = new BounceVerdict();
        matcher.init(matcher("BounceVerdict").condition(condition).build());
        return matcher;
    }

    static IsBounce isBounce() throws MessagingException {
        IsBounce matcher = new IsBounce();
        matcher.init(matcher("IsBounce").build());
        return matcher;
    }

    static Mailet annotation() throws MessagingException {
        BounceAnnotation mailet = new BounceAnnotation();
        mailet.init(FakeMailetConfig.builder()
                .mailetName("BounceAnnotation")
                .mailetContext(FakeMailContext.defaultContext())
                .build());
        return mailet;
    }

    static FakeMail mail(String sender, byte[] message, String... recipients) throws MessagingException {
        MimeMessage parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
        return FakeMail.builder()
                .name("mail-1")
                .sender(sender.isEmpty() ? MaybeSender.nullSender() : MaybeSender.of(new MailAddress(sender)))
                .recipients(recipients)
                .mimeMessage(parsed)
                .build();
    }

    static FakeMail notice(String name, String... recipients) throws MessagingException, IOException {
        return mail("", corpus(name), recipients.length == 0 ? new String[] {OWNER} : recipients);
    }

    static byte[] corpus(String name) throws IOException {
        return Files.readAllBytes(Home.corpus().resolve(name + ".eml"));
    }

    static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(Mail mail) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.getMessage().writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /// The JSON that is kept with a mail for one recipient.
    static String kept(Mail mail, String recipient) {
        Map<String, AttributeValue<String>> values = mail.getAttribute(Kept.NAME)
                .orElseThrow()
                .getValue()
                .asMapAttributeValueOf(String.class)
                .orElseThrow()
                .value();
        return Objects.requireNonNull(values.get(recipient)).value();
    }
}
