package org.truebounce.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Dovecot of the test's own with the mailbox of one owner, on the loopback interface.
final class MailServer implements AutoCloseable {
    private static final String USER = "robin";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path folder;
    private final int port;
    private final Process process;
    private int delivered;

    private MailServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/sbin/dovecot")) && Files.exists(Path.of("/usr/lib/dovecot/imap"));
    }

    /// Starts a server whose mailbox is empty; where the machine has none, the test is skipped.
    static MailServer start() throws Exception {
        assumeTrue(isInstalled() || System.getenv("CI") != null, "Dovecot is not installed (dovecot-imapd)");
        Path folder = Files.createTempDirectory("imap");
        int port = freePort();
        String owner = ROOT ? "nobody" : System.getProperty("user.name");
        Path configuration = Files.writeString(folder.resolve("dovecot.conf"), configuration(folder, port, owner));
        Path secret = Files.writeString(folder.resolve("password"), "correct-horse\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        for (String name : List.of("", ".Sent")) {
            for (String part : List.of("cur", "new", "tmp")) {
                Files.createDirectories(folder.resolve("mail").resolve(name).resolve(part));
            }
        }
        List<String> command = new ArrayList<>();
        if (ROOT) {
            owned(folder);
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.addAll(List.of("/usr/sbin/dovecot", "-F", "-c", configuration.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        MailServer server = new MailServer(folder, port, process);
        for (int attempt = 0; !server.answers(); attempt++) {
            if (attempt == 100) {
                throw new IllegalStateException(Files.readString(folder.resolve("output")));
            }
            Thread.sleep(50);
        }
        return server;
    }

    private static String configuration(Path folder, int port, String owner) {
        return """
                protocols = imap
                listen = 127.0.0.1
                base_dir = %1$s/run
                log_path = %1$s/log
                ssl = no
                disable_plaintext_auth = no
                default_internal_user = %3$s
                default_internal_group = %4$s
                default_login_user = %3$s
                first_valid_uid = 1
                mail_location = maildir:%1$s/mail
                service anvil {
                  chroot =
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %2$d
                  }
                }
                namespace inbox {
                  inbox = yes
                  mailbox Junk {
                    auto = create
                    special_use = \\Junk
                  }
                  mailbox Sent {
                    auto = create
                    special_use = \\Sent
                  }
                }
                passdb {
                  driver = static
                  args = password=correct-horse
                }
                userdb {
                  driver = static
                  args = home=%1$s/home allow_all_users=yes
                }
                """.formatted(folder, port, owner, ROOT ? "nogroup" : owner);
    }

    /// What the command line says of it.
    List<String> options() {
        return List.of(
                "--imap",
                "localhost:" + port,
                "--no-tls",
                "--user",
                USER,
                "--password-file",
                folder.resolve("password").toString());
    }

    /// Delivers a message into a folder: the empty name is the inbox's.
    void deliver(String name, byte[] message) throws IOException {
        Path box = folder.resolve("mail").resolve(name.isEmpty() ? "" : "." + name);
        String file = "%d.%06d.alder".formatted(1_700_000_000 + delivered, delivered++);
        Path fresh = Files.write(box.resolve("tmp").resolve(file), message);
        if (ROOT) {
            owned(fresh);
        }
        Files.move(fresh, box.resolve("new").resolve(file));
    }

    /// How many messages lie in a folder; none where it does not exist.
    int count(String name) throws IOException {
        return files(name).size();
    }

    /// The names of the messages in a folder, which end with their flags.
    List<String> files(String name) throws IOException {
        Path box = folder.resolve("mail").resolve(name.isEmpty() ? "" : "." + name);
        List<String> names = new ArrayList<>();
        for (String part : List.of("cur", "new")) {
            if (Files.isDirectory(box.resolve(part))) {
                try (Stream<Path> files = Files.list(box.resolve(part))) {
                    files.forEach(file -> names.add(String.valueOf(file.getFileName())));
                }
            }
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Started as root, the server becomes nobody, as the mail's owner should be.
    private static void owned(Path path) throws IOException {
        try {
            Shell.run(Program.home(), Map.of(), List.of("chown", "-R", "nobody", path.toString()));
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2000);
            return new String(socket.getInputStream().readNBytes(1), StandardCharsets.US_ASCII).equals("*");
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
