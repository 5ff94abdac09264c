package org.truebounce.cli;

import java.io.ByteArrayInputStream;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.truebounce.remedies.filter.ManageSieve;
import org.truebounce.remedies.filter.Upload;
import picocli.CommandLine.Option;

/// Where a script is to be brought to, and as whom. The password is never an argument: others see those.
final class UploadOptions {
    private static final String VARIABLE = "TRUEBOUNCE_PASSWORD";

    @Option(
            names = "--upload",
            required = true,
            paramLabel = "HOST[:PORT]",
            description = "Bring the script to this server.")
    private String server = "";

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "The name to log in with.")
    private String user = "";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password. Without it: " + VARIABLE + ", else you are asked.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--password-command",
            paramLabel = "COMMAND",
            description = "A command that prints the password, such as \"pass mail\".")
    private @Nullable String passwordCommand;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "The server's own certificate (PEM), where no known authority signed it.")
    private @Nullable Path certificate;

    @Option(names = "--activate", description = "Make the script active; the one that is active now goes on with it.")
    private boolean activate;

    @Option(names = "--force", description = "Overwrite a script of the same name that TrueBounce did not write.")
    private boolean force;

    String run(Function<Set<String>, String> script) {
        int colon = server.lastIndexOf(':');
        String host = colon < 0 ? server : server.substring(0, colon);
        try (ManageSieve connection = ManageSieve.open(host, port(colon), tls())) {
            connection.login(user, password());
            return Upload.to(connection, script, force, activate);
        } catch (IOException failed) {
            throw new UnusableException("--upload: " + failed.getMessage());
        }
    }

    private int port(int colon) {
        try {
            return colon < 0 ? ManageSieve.PORT : Integer.parseInt(server.substring(colon + 1));
        } catch (NumberFormatException none) {
            throw new UnusableException("--upload: not HOST:PORT: " + server);
        }
    }

    private SSLSocketFactory tls() {
        if (certificate == null) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        try {
            Certificate known = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(FilterCommand.bytes(certificate)));
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("server", known);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException unusable) {
            throw new UnusableException("--certificate: " + certificate + " is none: " + unusable.getMessage());
        }
    }

    private char[] password() throws IOException {
        if (passwordFile != null) {
            return firstLine(FilterCommand.bytes(passwordFile));
        }
        if (passwordCommand != null) {
            Process command = new ProcessBuilder("sh", "-c", passwordCommand)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return firstLine(command.getInputStream().readAllBytes());
        }
        String variable = System.getenv(VARIABLE);
        return variable != null ? variable.toCharArray() : asked();
    }

    @SuppressWarnings("SystemConsoleNull") // Java 21 gives none where there is no terminal
    private char[] asked() {
        Console console = System.console();
        if (console == null) {
            throw new UnusableException("no password: give --password-file, --password-command or " + VARIABLE);
        }
        return console.readPassword("Password of %s: ", user);
    }

    private static char[] firstLine(byte[] text) {
        return new String(text, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .toCharArray();
    }
}
