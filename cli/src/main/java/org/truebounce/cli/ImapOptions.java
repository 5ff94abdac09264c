package org.truebounce.cli;

import java.io.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.truebounce.evidence.Triage;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.imap.FolderUse;
import org.truebounce.mailbox.imap.ImapAccount;
import org.truebounce.mailbox.imap.ImapMailbox;
import org.truebounce.mailbox.imap.ImapReading;
import org.truebounce.mailbox.imap.ImapResume;
import org.truebounce.mailbox.imap.Login;
import org.truebounce.mailbox.imap.Patience;
import org.truebounce.mailbox.imap.Resume;
import org.truebounce.mailbox.imap.Secret;
import org.truebounce.mailbox.imap.Security;
import picocli.CommandLine.Option;

/// What the command line tells of a mailbox on an IMAP server. Each option may stand in the settings file too, by
/// its long name.
final class ImapOptions {
    @Option(
            names = "--imap",
            paramLabel = "HOST[:PORT]",
            description = "Read the mail on this IMAP server. It is only read: nothing there is marked as seen.")
    private @Nullable String imap;

    @Option(names = "--user", paramLabel = "NAME", description = "Your name there; often your address.")
    private @Nullable String user;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description =
                    "The environment variable that holds the password. Without any of these you are asked for it.")
    private @Nullable String passwordVariable;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The file whose first line is the password; refused when others may read it.")
    private @Nullable String passwordFile;

    @Option(
            names = "--password-command",
            paramLabel = "COMMAND",
            description = "The command whose first line of output is the password, such as a password manager's.")
    private @Nullable String passwordCommand;

    @Option(
            names = "--token-command",
            paramLabel = "COMMAND",
            description = "The command whose first line of output is an OAuth 2.0 access token, for servers that want"
                    + " one instead of a password. It is run again for each connection.")
    private @Nullable String tokenCommand;

    @Option(names = "--starttls", description = "Begin TLS by STARTTLS, on port 143, instead of TLS on port 993.")
    private boolean startTls;

    @Option(names = "--no-tls", description = "No TLS, to a server on this very machine.")
    private boolean noTls;

    @Option(
            names = "--no-tls-anywhere",
            description = "No TLS, even to another machine: anyone on the way can read password and mail.")
    private boolean noTlsAnywhere;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "The certificate (PEM) to trust instead of the system's, for a server that signs its own.")
    private @Nullable String certificate;

    @Option(
            names = "--folder",
            paramLabel = "NAME",
            description = "A folder to read; repeatable. Without it: the inbox and the junk folder.")
    private List<String> folders = new ArrayList<>();

    @Option(
            names = "--fast",
            description = "Let the server search for notices, instead of looking at each header: a notice in words"
                    + " that the search does not know is passed over.")
    private boolean fast;

    @Option(
            names = "--only-new",
            description = "Read only what no earlier run with --only-new has read, as kept in"
                    + " ~/.local/state/truebounce; where a ledger is used, also of files, judge only notices that it"
                    + " does not know.")
    private boolean onlyNew;

    @Option(
            names = "--no-sent-folder",
            description = "Do not read the server's folder of sent mail. Without --sent it is read: most verdicts hang"
                    + " on what you sent.")
    private boolean noSentFolder;

    /// Whether a server is named.
    boolean isGiven(SettingsFile settings) {
        return settings.given(imap, "imap").isPresent();
    }

    /// Whether a server is named on the command line.
    boolean isNamed() {
        return imap != null;
    }

    /// The mailbox on the server.
    ///
    /// @throws UnusableException where something is missing or is no value
    ImapMailbox mailbox(SettingsFile settings, Terminal terminal) {
        Security security = security(settings);
        HostAndPort server = HostAndPort.of(
                settings.given(imap, "imap").orElseThrow(() -> new UnusableException("--imap: which server?")),
                security.port());
        String name = settings.given(user, "user")
                .orElseThrow(() -> new UnusableException("--user: your name on " + server.host() + " is missing"));
        ImapAccount account = new ImapAccount(
                server.host(),
                server.port(),
                security,
                name,
                login(settings, terminal, name + " on " + server.host()),
                settings.given(certificate, "tls-certificate").map(Path::of),
                Patience.standard());
        return new ImapMailbox(
                account, Limits.standard(), line -> terminal.err().println("truebounce: " + line));
    }

    /// The folders that are asked for.
    List<String> folders(SettingsFile settings, ImapMailbox mailbox) {
        List<String> given = settings.given(folders, "folder");
        return given.isEmpty() ? mailbox.folders(FolderUse.INBOX, FolderUse.JUNK) : given;
    }

    /// What is read of each folder.
    ///
    /// @param worthReading decides by the fields that [Triage] looks at
    ImapReading reading(SettingsFile settings, Predicate<byte[]> worthReading) {
        ImapReading reading = ImapReading.of(worthReading).looking(Triage.FIELDS);
        return switch (narrowing(settings)) {
            case ALL -> reading;
            case LIKELY -> reading.fast();
        };
    }

    boolean wantsOnlyNew(SettingsFile settings) {
        return settings.given(onlyNew, "only-new");
    }

    /// Whether the folder of sent mail may be read.
    boolean readsSent(SettingsFile settings) {
        return !settings.given(noSentFolder, "no-sent-folder");
    }

    /// Where the last run ended, where only what is new is wanted.
    LateResume resume(SettingsFile settings, ImapMailbox mailbox) {
        return new LateResume(
                wantsOnlyNew(settings)
                        ? ImapResume.open(state(), mailbox.account(), narrowing(settings), false)
                        : Resume.none());
    }

    /// Where runs leave what later ones need. https://specifications.freedesktop.org/basedir-spec
    static Path state() {
        return Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".local", "state"))
                .resolve("truebounce");
    }

    private ImapReading.Narrowing narrowing(SettingsFile settings) {
        return settings.given(fast, "fast") ? ImapReading.Narrowing.LIKELY : ImapReading.Narrowing.ALL;
    }

    private Security security(SettingsFile settings) {
        if (settings.given(noTlsAnywhere, "no-tls-anywhere")) {
            return Security.OPEN;
        }
        if (settings.given(noTls, "no-tls")) {
            return Security.LOOPBACK;
        }
        return settings.given(startTls, "starttls") ? Security.STARTTLS : Security.TLS;
    }

    private Login login(SettingsFile settings, Terminal terminal, String whom) {
        List<Login> logins = Stream.of(
                        settings.given(passwordVariable, "password-env")
                                .map(Secret::ofEnvironment)
                                .map(secret -> new Login(Login.Kind.PASSWORD, secret)),
                        settings.given(passwordFile, "password-file")
                                .map(file -> Secret.ofFile(Path.of(file)))
                                .map(secret -> new Login(Login.Kind.PASSWORD, secret)),
                        settings.given(passwordCommand, "password-command")
                                .map(Secret::ofCommand)
                                .map(secret -> new Login(Login.Kind.PASSWORD, secret)),
                        settings.given(tokenCommand, "token-command")
                                .map(Secret::ofCommand)
                                .map(secret -> new Login(Login.Kind.TOKEN, secret)))
                .flatMap(Optional::stream)
                .toList();
        if (logins.size() > 1) {
            throw new UnusableException("one password is enough: name one of --password-env, --password-file,"
                    + " --password-command and --token-command");
        }
        return logins.isEmpty() ? typed(terminal, whom) : logins.getFirst();
    }

    @SuppressWarnings("SystemConsoleNull") // Java 21 has none without a terminal; newer ones always have one
    private static Login typed(Terminal terminal, String whom) {
        Console console = System.console();
        if (console == null || !terminal.showsProgress()) {
            throw new UnusableException("no password for " + whom + ": name one of --password-env, --password-file,"
                    + " --password-command and --token-command");
        }
        char[] typed = console.readPassword("Password of %s: ", whom);
        return new Login(Login.Kind.PASSWORD, Secret.typed(typed == null ? new char[0] : typed));
    }

    /// `mail.example`, `mail.example:993`, `[::1]:993` or a bare IPv6 address.
    private record HostAndPort(String host, int port) {
        static HostAndPort of(String text, int customary) {
            int colon = text.lastIndexOf(':');
            boolean bare = colon < 0 || text.endsWith("]") || (text.indexOf(':') != colon && !text.startsWith("["));
            String host = bare ? text : text.substring(0, colon);
            String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            try {
                return new HostAndPort(plain, bare ? customary : Integer.parseInt(text.substring(colon + 1)));
            } catch (NumberFormatException none) {
                throw new UnusableException("--imap: not a host and a port: " + text);
            }
        }
    }
}
