package org.truebounce.remedies.filter;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A conversation with a server that keeps Sieve scripts. RFC 5804
public final class ManageSieve implements AutoCloseable {
    // RFC 5804 §1.8
    public static final int PORT = 4190;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int LONGEST = 1 << 20;
    private static final int MOST_LINES = 10_000;

    private final String host;
    private Socket socket;
    private InputStream in;
    private Set<String> extensions = Set.of();
    private String mechanisms = "";
    private boolean offersTls;

    /// A script that the server keeps.
    public record Script(String name, boolean active) {}

    /// What the server said at last, and the lines before it.
    private record Answer(String status, List<List<String>> lines) {}

    private ManageSieve(String host, Socket socket) throws IOException {
        this.host = host;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// Connects, and goes on in TLS: a server without it is refused.
    ///
    /// @param tls what the server's certificate is checked with
    public static ManageSieve open(String host, int port, SSLSocketFactory tls) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            ManageSieve server = new ManageSieve(host, socket);
            server.capabilities(server.answer());
            server.secure(tls);
            return server;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    // RFC 5804 §2.2
    private void secure(SSLSocketFactory tls) throws IOException {
        if (!offersTls) {
            throw new IOException(host + " offers no TLS: the password would be readable on the way");
        }
        demand("STARTTLS", "STARTTLS");
        if (in.available() > 0) { // what came before TLS is nobody's word
            throw new IOException(host + " spoke on before TLS began");
        }
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, host, socket.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        socket = secured;
        in = new BufferedInputStream(socket.getInputStream());
        capabilities(answer());
    }

    /// RFC 4616 §2, RFC 5804 §2.1
    public void login(String user, char[] password) throws IOException {
        if (!mechanisms.contains("PLAIN")) {
            throw new IOException(host + " takes no plain password, only: " + mechanisms);
        }
        byte[] plain = ("\0" + user + "\0" + new String(password)).getBytes(StandardCharsets.UTF_8);
        demand("AUTHENTICATE \"PLAIN\" \"" + Base64.getEncoder().encodeToString(plain) + "\"", "the login");
        capabilities(demand("CAPABILITY", "CAPABILITY"));
    }

    /// The extensions of Sieve that the server has.
    public Set<String> extensions() {
        return extensions;
    }

    public List<Script> scripts() throws IOException {
        return demand("LISTSCRIPTS", "LISTSCRIPTS").lines.stream()
                .filter(line -> !line.isEmpty())
                .map(line -> new Script(line.getFirst(), line.stream().anyMatch("ACTIVE"::equalsIgnoreCase)))
                .toList();
    }

    /// The text of a script.
    public String script(String name) throws IOException {
        return demand("GETSCRIPT " + quoted(name), "GETSCRIPT").lines.stream()
                .flatMap(List::stream)
                .findFirst()
                .orElse("");
    }

    /// Has the server look whether a script is one. RFC 5804 §2.12
    public void check(String script) throws IOException {
        demand("CHECKSCRIPT " + literal(script), "the check of the script");
    }

    public void put(String name, String script) throws IOException {
        demand("PUTSCRIPT " + quoted(name) + " " + literal(script), "PUTSCRIPT");
    }

    public void activate(String name) throws IOException {
        demand("SETACTIVE " + quoted(name), "SETACTIVE");
    }

    @Override
    public void close() throws IOException {
        try (Socket open = socket) {
            open.getOutputStream().write("LOGOUT\r\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void capabilities(Answer answer) {
        for (List<String> line : answer.lines) {
            String name = line.isEmpty() ? "" : line.getFirst().toUpperCase(Locale.ROOT);
            String value = line.size() > 1 ? line.get(1) : "";
            switch (name) {
                case "SIEVE" -> extensions = new TreeSet<>(List.of(value.split(" ")));
                case "SASL" -> mechanisms = value.toUpperCase(Locale.ROOT);
                case "STARTTLS" -> offersTls = true;
                default -> {}
            }
        }
    }

    private Answer demand(String command, String what) throws IOException {
        send(command);
        Answer answer = answer();
        if (!answer.status.regionMatches(true, 0, "OK", 0, 2)) {
            throw new IOException(host + " refused " + what + ": " + answer.status);
        }
        return answer;
    }

    private void send(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    // RFC 5804 §4
    private static String literal(String text) {
        return "{" + text.getBytes(StandardCharsets.UTF_8).length + "+}\r\n" + text;
    }

    private Answer answer() throws IOException {
        List<List<String>> lines = new ArrayList<>();
        while (lines.size() < MOST_LINES) {
            List<String> line = new ArrayList<>();
            boolean first = strings(line);
            String word = line.isEmpty() ? "" : line.getFirst().toUpperCase(Locale.ROOT);
            if (first && (word.equals("OK") || word.equals("NO") || word.equals("BYE"))) {
                return new Answer(String.join(" ", line), lines);
            }
            lines.add(line);
        }
        throw new IOException(host + " said too much");
    }

    /// Reads the strings and atoms of one line; true if it begins with an atom.
    private boolean strings(List<String> line) throws IOException {
        Optional<Boolean> atomFirst = Optional.empty();
        int c = next();
        while (c != '\n') {
            if (c == '"' || c == '{') {
                atomFirst = atomFirst.or(() -> Optional.of(false));
                line.add(c == '"' ? quotedString() : literalString());
                c = next();
            } else if (c > ' ') {
                atomFirst = atomFirst.or(() -> Optional.of(true));
                StringBuilder atom = new StringBuilder();
                while (c > ' ' && atom.length() < LONGEST) {
                    atom.append((char) c);
                    c = next();
                }
                line.add(atom.toString());
            } else {
                c = next();
            }
        }
        return atomFirst.orElse(false);
    }

    private String quotedString() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int c = next(); c != '"' && text.size() < LONGEST; c = next()) {
            text.write(c == '\\' ? next() : c);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private String literalString() throws IOException {
        int length = 0;
        for (int c = next(); c != '\n'; c = next()) {
            length = Character.isDigit(c) ? Math.min(LONGEST, length * 10 + c - '0') : length;
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private int next() throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new IOException(host + " closed the connection");
        }
        return c;
    }
}
