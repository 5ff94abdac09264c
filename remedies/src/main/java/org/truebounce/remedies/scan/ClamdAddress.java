package org.truebounce.remedies.scan;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where clamd listens: a socket in the file system, or a host and a port.
///
/// @param text as it is written
/// @param socket what to connect to; the host's name is looked up at each connection
public record ClamdAddress(String text, SocketAddress socket) {
    private static final int USUAL_PORT = 3310;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)\\]|([^:/\\[\\]\\s]+))(?::(\\d{1,5}))?");

    /// Reads `/path/to.sock`, `HOST:PORT` or `[IPv6]:PORT`; without a port it is 3310.
    ///
    /// @throws IllegalArgumentException where it is none of them
    public static ClamdAddress parse(String text) {
        if (text.startsWith("/")) {
            return unix(text);
        }
        Matcher host = HOST.matcher(text);
        int port = host.matches() && host.group(3) != null ? Integer.parseInt(host.group(3)) : USUAL_PORT;
        if (!host.matches() || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("neither HOST:PORT nor /path/to.sock: " + text);
        }
        String name = host.group(1) == null ? host.group(2) : host.group(1);
        return new ClamdAddress(text, InetSocketAddress.createUnresolved(name, port));
    }

    /// Whether it is a socket that lies in the file system.
    boolean isThere() {
        return socket instanceof UnixDomainSocketAddress file && Files.exists(file.getPath());
    }

    private static ClamdAddress unix(String path) {
        try {
            return new ClamdAddress(path, UnixDomainSocketAddress.of(path));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("no file can have the name " + path, e);
        }
    }
}
