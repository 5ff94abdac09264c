package org.truebounce.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.contract.CorpusCase;
import org.truebounce.contract.CorpusContract;
import org.truebounce.contract.Owner;
import org.truebounce.mail.Headers;
import org.truebounce.report.JsonReport;

/// The corpus through a matcher and the mailet of James: what is kept with the mail is what core
/// says, and has what the case's `.json` says.
class CorpusContractTest extends CorpusContract {
    @TempDir
    private Path folder;

    /// James is not told of mail that was sent.
    @Override
    protected boolean takes(Owner owner) {
        return owner.sent().isEmpty();
    }

    @Override
    protected String diagnose(CorpusCase mail) throws Exception {
        Owner owner = mail.owner();
        James.settings(
                folder,
                "authserv-id = \"" + James.OWN_NAME + "\"",
                "domains = [\"" + domain(owner) + "\"]",
                "hosts = " + list(owner.trust()),
                "me = " + list(owner.me()),
                "dns = \""
                        + owner.zone()
                                .map(Path::toAbsolutePath)
                                .map(Path::toString)
                                .orElse("off") + "\"");
        String mailbox = owner.me().getFirst();
        FakeMail arrived = James.mail(sender(mail), mail.message(), mailbox);
        James.verdict("backscatter").match(arrived);
        String core = byCore(mail, mailbox);
        if (arrived.getAttribute(Kept.NAME).isEmpty()) { // ordinary mail by its header: not read
            assertThat(core).contains("\"verdict\":\"not-a-notice\"");
            return core;
        }
        String kept = James.kept(arrived, mailbox);
        assertThat(kept).isEqualTo(core);
        James.annotation().service(arrived);
        assertThat(James.kept(arrived, mailbox)).isEqualTo(kept);
        return kept;
    }

    /// What core says of the message with the return address and the mailbox on top.
    private static String byCore(CorpusCase mail, String mailbox) throws IOException {
        String top = "Return-Path: <" + sender(mail) + ">\r\nDelivered-To: " + mailbox + "\r\n";
        ByteArrayOutputStream delivered = new ByteArrayOutputStream();
        delivered.writeBytes(top.getBytes(StandardCharsets.US_ASCII));
        delivered.writeBytes(mail.message());
        Owner owner = mail.owner();
        List<String> inside = new ArrayList<>(owner.trust());
        inside.add(James.OWN_NAME);
        Account account = Account.of(owner.me(), inside)
                .withDns(owner.zone().map(Resolver::zoneFile).orElse(Resolver.off()));
        return JsonReport.line(TrueBounce.diagnose(delivered.toByteArray(), account), "mail-1");
    }

    private static String domain(Owner owner) {
        String address = owner.me().getFirst();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String list(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    /// The return address, as the server that delivered the case has written it down.
    private static String sender(CorpusCase mail) throws IOException {
        return Headers.of(mail.message())
                .first("Return-Path")
                .map(path -> path.replaceAll("[<>\\s]", ""))
                .filter(path -> path.matches("[^@]+@[\\w.-]+"))
                .orElse("");
    }
}
