package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.mailbox.imap.ImapAccount;
import org.truebounce.mailbox.imap.ImapException;
import org.truebounce.mailbox.imap.ImapReading;
import org.truebounce.mailbox.imap.Login;
import org.truebounce.mailbox.imap.Security;
import picocli.CommandLine;

class ImapOptionsTest {
    @TempDir
    private Path folder = Path.of("");

    private SettingsFile settings(String text) throws Exception {
        return SettingsFile.read(Optional.of(Files.writeString(folder.resolve("account.toml"), text)));
    }

    private static ImapOptions options(String... arguments) {
        return CommandLine.populateCommand(new ImapOptions(), arguments);
    }

    private static ImapAccount account(SettingsFile settings, String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new ByteArrayInputStream(new byte[0]));
        return options(arguments).mailbox(settings, terminal).account();
    }

    @Test
    void tlsIsWhatNobodyNeedsToAskFor() throws Exception {
        ImapAccount account =
                account(settings(""), "--imap", "mail.alder.example", "--user", "robin", "--password-env", "SECRET");
        assertThat(account.security()).isEqualTo(Security.TLS);
        assertThat(account.port()).isEqualTo(993);
        assertThat(account.login().kind()).isEqualTo(Login.Kind.PASSWORD);
    }

    @Test
    void theSettingsFileSaysTheSame() throws Exception {
        ImapAccount account = account(settings("""
                imap = "mail.alder.example:1143"
                user = "robin@alder.example"
                token-command = "token"
                starttls = true
                """));
        assertThat(account.host()).isEqualTo("mail.alder.example");
        assertThat(account.port()).isEqualTo(1143);
        assertThat(account.security()).isEqualTo(Security.STARTTLS);
        assertThat(account.login().kind()).isEqualTo(Login.Kind.TOKEN);
        assertThat(account.login().secret()).hasToString("the command token");
    }

    @Test
    void anAddressOfIpv6IsAHost() throws Exception {
        String[][] servers = {{"[::1]:1143", "1143"}, {"[::1]", "143"}, {"::1", "143"}};
        for (String[] server : servers) {
            ImapAccount account = account(
                    settings(""), "--imap", server[0], "--user", "robin", "--password-env", "SECRET", "--no-tls");
            assertThat(account.host()).isEqualTo("::1");
            assertThat(account.port()).isEqualTo(Integer.parseInt(server[1]));
        }
    }

    @Test
    void whatIsMissingIsSaidInOneLine() throws Exception {
        assertThatThrownBy(() -> account(settings(""), "--imap", "mail.alder.example"))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("--user");
        assertThatThrownBy(() -> account(settings(""), "--imap", "mail.alder.example:x", "--user", "robin"))
                .hasMessageContaining("not a host and a port");
        assertThatThrownBy(() -> account(settings(""), "--imap", "mail.alder.example", "--user", "robin"))
                .hasMessageContaining("no password for robin on mail.alder.example");
        assertThatThrownBy(() -> account(
                        settings("password-file = \"a\""),
                        "--imap",
                        "mail.alder.example",
                        "--user",
                        "robin",
                        "--password-env",
                        "B"))
                .hasMessageContaining("one password is enough");
        assertThatThrownBy(() -> account(
                        settings(""), "--imap", "192.0.2.7", "--user", "robin", "--password-env", "B", "--no-tls"))
                .isInstanceOf(ImapException.class)
                .hasMessageContaining("another machine");
    }

    @Test
    void aPasswordIsNoArgument() {
        assertThatThrownBy(() -> options("--password", "secret")).isInstanceOf(CommandLine.ParameterException.class);
    }

    @Test
    void fastIsOnlyWhatIsAskedFor() throws Exception {
        assertThat(options().reading(settings(""), header -> true).narrowing()).isEqualTo(ImapReading.Narrowing.ALL);
        assertThat(options("--fast").reading(settings(""), header -> true).narrowing())
                .isEqualTo(ImapReading.Narrowing.LIKELY);
    }
}
