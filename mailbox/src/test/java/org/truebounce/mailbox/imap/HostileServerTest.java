package org.truebounce.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truebounce.mailbox.Limits;

@Timeout(60)
class HostileServerTest {
    private static final Login PASSWORD = new Login(Login.Kind.PASSWORD, Secret.typed("secret".toCharArray()));
    private static final Login TOKEN = new Login(Login.Kind.TOKEN, Secret.ofCommand("echo token-1; echo more"));

    private static BiFunction<String, OutputStream, Optional<String>> answering(String start, String answer) {
        return (command, out) -> command.startsWith(start) ? Optional.of(answer) : Optional.empty();
    }

    private static Delivered read(ImapAccount account) {
        Delivered delivered = new Delivered();
        new ImapMailbox(account, Limits.standard(), delivered.news::add)
                .read(List.of("INBOX"), ImapReading.of(header -> true), Resume.none(), delivered);
        return delivered;
    }

    /// Each of these ends the reading with one line, soon and without filling the memory.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 1 FETCH (UID 1 BODY[HEADER]<0> {2147483000}\r\n",
                "* 1 FETCH (UID 1 BODY[HEADER]<0> {10}\r\na{99999999}\r\n",
                "* 1 FETCH (UID 1 BODY[HEADER]<0> {-5}\r\n)\r\n",
                "* BYE I am tired\r\n",
                "% NO [UNAVAILABLE] come later\r\n",
                "% NO [THROTTLED] too much\r\n",
                "nonsense\r\n",
                ""
            })
    void endsInOneLine(String answer) throws Exception {
        try (ScriptedServer server = new ScriptedServer("", answering("UID FETCH", answer))) {
            assertThatThrownBy(() -> read(server.account(Security.LOOPBACK, PASSWORD)))
                    .isInstanceOf(ImapException.class)
                    .hasMessageContaining("given up after 3 attempts")
                    .hasMessageMatching("[^\\n\\r]*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "* 1 EXISTS\r\n", "{1}\r\n"})
    void whatNeverEndsIsEnded(String drop) throws Exception {
        try (ScriptedServer server = new ScriptedServer("", (command, out) -> {
            if (!command.startsWith("UID SEARCH")) {
                return Optional.empty();
            }
            try {
                while (true) {
                    ScriptedServer.send(out, drop.repeat(10_000));
                }
            } catch (IOException closed) {
                return Optional.of("");
            }
        })) {
            assertThatThrownBy(() -> read(server.account(Security.LOOPBACK, PASSWORD)))
                    .isInstanceOf(ImapException.class)
                    .hasMessageContaining("given up");
        }
    }

    @Test
    void aDripIsEnded() throws Exception {
        try (ScriptedServer server = new ScriptedServer("", (command, out) -> {
            try {
                for (int at = 0; command.startsWith("UID SEARCH"); at++) {
                    ScriptedServer.send(out, at == 0 ? "* SEARCH" : " 1");
                    Thread.sleep(300);
                }
                return Optional.empty();
            } catch (IOException | InterruptedException closed) {
                return Optional.of("");
            }
        })) {
            assertThatThrownBy(() -> read(server.account(Security.LOOPBACK, PASSWORD)))
                    .isInstanceOf(ImapException.class)
                    .hasMessageContaining("takes too long");
        }
    }

    @Test
    void whatNobodyAskedForIsNotTaken() throws Exception {
        String fetch = "* 1 FETCH (UID 1 RFC822.SIZE 3 BODY[]<0> {3}\r\nabc)\r\n"
                + "* 7 FETCH (UID 77 RFC822.SIZE 3 BODY[]<0> {3}\r\nxyz)\r\n"
                + "* 1 FETCH (BODYSTRUCTURE " + "(".repeat(100_000) + "\r\n"
                + "* 2 FETCH (FLAGS (\\Seen) UID 2)\r\n"
                + "* 1 FETCH (UID 1 FLAGS ())\r\n% OK\r\n";
        try (ScriptedServer server = new ScriptedServer("", answering("UID FETCH", fetch))) {
            Delivered delivered = read(server.account(Security.LOOPBACK, PASSWORD));
            assertThat(delivered.texts).containsExactly("abc");
        }
    }

    @Test
    void oneMessageThatCannotBeReadHidesNoOther() throws Exception {
        try (ScriptedServer server = new ScriptedServer("", (command, out) -> {
            if (command.matches("UID FETCH (1|3) .*")) {
                String uid = command.split(" ")[2];
                return Optional.of("* " + uid + " FETCH (UID " + uid + " BODY[]<0> \"" + uid + "\")\r\n% OK\r\n");
            }
            return command.startsWith("UID FETCH") ? Optional.of("% NO cannot parse\u0007 it\r\n") : Optional.empty();
        })) {
            Delivered delivered = read(server.account(Security.LOOPBACK, PASSWORD));
            assertThat(delivered.texts).containsExactly("1", "3");
            assertThat(delivered.problems)
                    .singleElement()
                    .asString()
                    .endsWith("/INBOX;UIDVALIDITY=9/;UID=2: the server does not give it out: cannot parse? it");
        }
    }

    @Test
    void withoutStartTlsNothingIsTold() throws Exception {
        try (ScriptedServer server = new ScriptedServer("AUTH=PLAIN", answering("none", ""))) {
            assertThatThrownBy(() -> read(server.account(Security.STARTTLS, PASSWORD)))
                    .isInstanceOf(ImapException.class)
                    .hasMessageContaining("offers no STARTTLS");
            assertThat(server.heard).singleElement().asString().endsWith("CAPABILITY");
        }
    }

    @Test
    void wordsBeforeTlsAreNotTaken() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                "STARTTLS", answering("STARTTLS", "% OK\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n"))) {
            assertThatThrownBy(() -> read(server.account(Security.STARTTLS, PASSWORD)))
                    .isInstanceOf(ImapException.class)
                    .hasMessageContaining("before TLS begins");
        }
    }

    @Test
    void aTokenIsTakenOrItsRefusalTold() throws Exception {
        String expected = "user=robin\1auth=Bearer token-1\1\1";
        try (ScriptedServer server = new ScriptedServer("AUTH=XOAUTH2 SASL-IR", answering("UID FETCH", "% OK\r\n"))) {
            assertThat(read(server.account(Security.LOOPBACK, TOKEN)).texts).isEmpty();
            assertThat(server.heard)
                    .anyMatch(line -> line.endsWith("AUTHENTICATE XOAUTH2 "
                            + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8))));
        }
        AtomicInteger steps = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer("AUTH=OAUTHBEARER SASL-IR", (command, out) -> {
            if (command.startsWith("AUTHENTICATE")) {
                return Optional.of("+ eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=\r\n");
            }
            return command.isEmpty() && steps.incrementAndGet() == 1
                    ? Optional.of("A1 NO [AUTHENTICATIONFAILED] no\r\n")
                    : Optional.empty();
        })) {
            assertThatThrownBy(() -> read(server.account(Security.LOOPBACK, TOKEN)))
                    .isInstanceOf(ImapException.class);
            assertThat(server.heard).anyMatch(line -> line.contains("AUTHENTICATE OAUTHBEARER"));
            assertThat(server.heard).contains("");
        }
    }

    @Test
    void aNameThatIsACommandGoesNowhere() {
        for (String user : List.of("", "a\r\nA1 LOGOUT")) {
            assertThatThrownBy(() -> new ImapAccount(
                            "localhost", 143, Security.LOOPBACK, user, PASSWORD, Optional.empty(), Patience.standard()))
                    .isInstanceOf(ImapException.class);
        }
        assertThatThrownBy(() -> new ImapAccount(
                        "192.0.2.7", 143, Security.LOOPBACK, "robin", PASSWORD, Optional.empty(), Patience.standard()))
                .hasMessageContaining("another machine");
    }
}
