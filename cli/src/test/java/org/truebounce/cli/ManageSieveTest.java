package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The upload of a filter to a real Dovecot that listens on this machine's own address only.
class ManageSieveTest {
    private static final int PORT = 14190;

    @TempDir
    private static Path home = Path.of("");

    private static List<Process> running = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        boolean possible = Shell.has("dovecot")
                && Shell.has("openssl")
                && Files.exists(Path.of("/usr/lib/dovecot/managesieve"))
                && "root".equals(System.getProperty("user.name"));
        assumeTrue(possible, "needs root, openssl, and Debian's dovecot-managesieved");
        Shell certificate = Shell.run(
                home,
                Map.of(),
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=DNS:localhost",
                        "-keyout",
                        "key.pem",
                        "-out",
                        "cert.pem"));
        assertThat(certificate.status()).as(certificate.err()).isZero();
        Files.createDirectories(home.resolve("mail"));
        Shell.run(home, Map.of(), List.of("chmod", "-R", "a+rwX", home.toString()));
        Files.writeString(home.resolve("password"), "correct\n");
        Files.writeString(home.resolve("dovecot.conf"), settings());
        running.add(new ProcessBuilder(
                        "dovecot", "-F", "-c", home.resolve("dovecot.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start());
        assumeTrue(isListening(), "Dovecot does not start here");
    }

    private static String settings() {
        return """
                protocols = sieve
                listen = 127.0.0.1
                base_dir = %1$s/run
                state_dir = %1$s/run
                log_path = /dev/stderr
                ssl = required
                ssl_cert = <%1$s/cert.pem
                ssl_key = <%1$s/key.pem
                mail_location = maildir:%1$s/mail
                mail_uid = 65534
                mail_gid = 65534
                first_valid_uid = 1
                first_valid_gid = 1
                default_login_user = dovenull
                default_internal_user = dovecot
                passdb {
                  driver = static
                  args = password=correct
                }
                userdb {
                  driver = static
                  args = uid=65534 gid=65534 home=%1$s/mail
                }
                service managesieve-login {
                  chroot =
                  inet_listener sieve {
                    port = %2$d
                  }
                }
                plugin {
                  sieve = file:%1$s/mail/sieve;active=%1$s/mail/active.sieve
                }
                """.formatted(home, PORT);
    }

    private static boolean isListening() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        return false;
    }

    @AfterAll
    static void stop() throws InterruptedException {
        for (Process process : running) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static CommandRun upload(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "filter",
                "--host",
                "mail.alder.example",
                "--upload",
                "localhost:" + PORT,
                "--user",
                "robin",
                "--certificate",
                home.resolve("cert.pem").toString(),
                "--password-file",
                home.resolve("password").toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void aScriptIsStoredAndTheActiveOneGoesOn() throws IOException {
        Path scripts = home.resolve("mail/sieve");
        CommandRun first = upload();
        assertThat(first.status())
                .as(first.err() + Files.readString(home.resolve("log")))
                .isZero();
        assertThat(first.err()).contains("not active");
        assertThat(scripts.resolve("truebounce.sieve")).content().contains("Forged bounces", "currentdate");

        CommandRun active = upload("--activate");
        assertThat(active.err()).contains("truebounce and active");

        Files.writeString(scripts.resolve("mine.sieve"), "keep;\n");
        Files.delete(home.resolve("mail/active.sieve"));
        Files.createSymbolicLink(home.resolve("mail/active.sieve"), Path.of("sieve/mine.sieve"));
        CommandRun both = upload("--activate");
        assertThat(both.err()).contains("then mine");
        assertThat(scripts.resolve("truebounce-and-before.sieve")).content().contains("include :personal \"mine\"");
    }

    @Test
    void aForeignScriptStaysAndAWrongPasswordIsOneLine() throws IOException {
        Path script = home.resolve("mail/sieve/truebounce.sieve");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "# by hand\nkeep;\n");
        CommandRun refused = upload();
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("did not write");
        assertThat(script).content().contains("by hand");
        assertThat(upload("--force").status()).isZero();

        Files.writeString(home.resolve("wrong"), "wrong\n");
        CommandRun wrong = CommandRun.of(
                "filter",
                "--host",
                "mail.alder.example",
                "--upload",
                "localhost:" + PORT,
                "--user",
                "robin",
                "--certificate",
                home.resolve("cert.pem").toString(),
                "--password-file",
                home.resolve("wrong").toString());
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err().lines()).hasSize(1);
    }
}
