package org.truebounce.mailbox.imap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Dovecot of the test's own, on the loopback interface, without any rights of the machine's.
public final class Dovecot implements AutoCloseable {
    public static final String USER = "robin@alder.example";
    public static final String PASSWORD = "correct-horse";
    static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            10);

    private final Path folder;
    public final int plainPort = freePort();
    final int tlsPort = freePort();
    private Optional<Process> process = Optional.empty();

    private Dovecot(Path folder) {
        this.folder = folder;
    }

    /// An empty server that is not yet started; where the machine has none, the test is skipped.
    public static Dovecot installed() throws Exception {
        boolean has =
                Files.isExecutable(Path.of("/usr/sbin/dovecot")) && Files.exists(Path.of("/usr/lib/dovecot/imap"));
        if (!has && System.getenv("CI") == null) {
            assumeTrue(false, "Dovecot is not installed (dovecot-imapd)");
        }
        Dovecot dovecot = new Dovecot(Files.createTempDirectory("imap"));
        Files.createDirectories(dovecot.store());
        dovecot.certify();
        return dovecot;
    }

    /// Where the mail lies.
    public Path store() {
        return folder.resolve("mail").resolve(USER);
    }

    Path certificate() {
        return folder.resolve("cert.pem");
    }

    public ImapAccount account() {
        return account(Security.TLS, tlsPort, PASSWORD);
    }

    ImapAccount account(Security security, int port, String password) {
        return account(security, port, new Login(Login.Kind.PASSWORD, Secret.typed(password.toCharArray())));
    }

    ImapAccount account(Security security, int port, Login login) {
        return new ImapAccount("localhost", port, security, USER, login, Optional.of(certificate()), PATIENCE);
    }

    ImapAccount through(int port) {
        return account(Security.LOOPBACK, port, PASSWORD);
    }

    public Dovecot start(String... settings) throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        String user = root ? "nobody" : System.getProperty("user.name");
        Path configuration = Files.writeString(folder.resolve("dovecot.conf"), configuration(user, settings));
        List<String> command = new ArrayList<>();
        if (root) {
            run("chown", "-R", "nobody", folder.toString());
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.addAll(List.of("/usr/sbin/dovecot", "-F", "-c", configuration.toString()));
        process = Optional.of(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start());
        for (int attempt = 0; !answers(); attempt++) {
            if (attempt == 100) {
                throw new IllegalStateException(Files.readString(folder.resolve("output")));
            }
            Thread.sleep(50);
        }
        return this;
    }

    /// Ends the server, so that its store can be changed.
    public void stop() {
        if (process.isPresent()) {
            process.get().destroy();
            process.get().onExit().orTimeout(20, TimeUnit.SECONDS).join();
            process = Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private String configuration(String user, String... settings) {
        return """
                protocols = imap
                listen = 127.0.0.1
                base_dir = %1$s/run
                log_path = %1$s/log
                ssl = yes
                ssl_cert = <%1$s/cert.pem
                ssl_key = <%1$s/key.pem
                disable_plaintext_auth = no
                auth_mechanisms = plain login
                auth_failure_delay = 0
                default_internal_user = %2$s
                default_internal_group = %3$s
                default_login_user = %2$s
                first_valid_uid = 1
                mail_max_userip_connections = 0
                mail_location = maildir:%1$s/mail/%%u
                service anvil {
                  chroot =
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %4$d
                  }
                  inet_listener imaps {
                    port = %5$d
                  }
                }
                namespace inbox {
                  inbox = yes
                  mailbox Spam {
                    auto = create
                    special_use = \\Junk
                  }
                  mailbox Gesendet {
                    auto = create
                    special_use = \\Sent
                  }
                }
                passdb {
                  driver = static
                  args = password=%6$s
                }
                userdb {
                  driver = static
                  args = home=%1$s/home/%%u allow_all_users=yes
                }
                """.formatted(
                                folder,
                                user,
                                "root".equals(System.getProperty("user.name")) ? "nogroup" : group(user),
                                plainPort,
                                tlsPort,
                                PASSWORD)
                + String.join("\n", settings)
                + "\n";
    }

    private static String group(String user) {
        try {
            Process id = new ProcessBuilder("id", "-gn", user).start();
            return new String(id.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void certify() throws Exception {
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "3650",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                certificate().toString());
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plainPort)) {
            socket.setSoTimeout(2000);
            return socket.getInputStream().read() == '*';
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
