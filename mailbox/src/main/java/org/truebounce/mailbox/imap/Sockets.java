package org.truebounce.mailbox.imap;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Connections, and TLS over them.
final class Sockets {
    private Sockets() {}

    static Socket connect(ImapAccount account) throws Lost {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSoTimeout((int) account.patience().read().toMillis());
            socket.connect(new InetSocketAddress(account.host(), account.port()), (int)
                    account.patience().connect().toMillis());
            return socket;
        } catch (IOException unreachable) {
            close(socket);
            throw new Lost("no connection to " + account.host() + " port " + account.port() + ": "
                    + Wire.harmless(String.valueOf(unreachable.getMessage())));
        }
    }

    /// Begins TLS on a connection; the server must prove its name. RFC 8314 §5.2
    static Socket encrypted(Socket plain, ImapAccount account) throws Lost {
        try {
            SSLSocket socket = (SSLSocket) factory(account).createSocket(plain, account.host(), account.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 9525
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"}); // RFC 8314 §4.1
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (SSLException untrusted) {
            close(plain);
            String why = String.valueOf(untrusted.getMessage());
            if (why.contains("certif") || why.contains("PKIX") || why.contains("No name matching")) {
                throw new ImapException(account.host() + ": its certificate cannot be trusted ("
                        + Wire.harmless(why)
                        + "); for a server that signs its own, name the certificate with --tls-certificate");
            }
            throw new Lost("no TLS with " + account.host() + ": " + Wire.harmless(why));
        } catch (IOException broken) {
            close(plain);
            throw new Lost("no TLS with " + account.host() + ": " + Wire.harmless(String.valueOf(broken.getMessage())));
        }
    }

    private static SSLSocketFactory factory(ImapAccount account) {
        return account.certificate().map(Sockets::trusting).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /// Trusts what a file holds and nothing else.
    private static SSLSocketFactory trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("c" + trusted.size(), certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new ImapException("--tls-certificate: " + file + " is no file of certificates that can be read");
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed.
        }
    }
}
