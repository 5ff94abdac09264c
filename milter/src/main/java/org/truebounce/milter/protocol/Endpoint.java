package org.truebounce.milter.protocol;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the mail server reaches the filter.
public sealed interface Endpoint {
    /// A port of an address of this machine.
    record Tcp(String host, int port) implements Endpoint {}

    /// A socket in the file system.
    ///
    /// @param permissions as `rw-rw----`
    /// @param group who may use it besides; its owner's group unless said otherwise
    record Unix(Path path, String permissions, Optional<String> group) implements Endpoint {}

    /// Who may use a socket unless said otherwise: its owner and its group.
    String USUAL_PERMISSIONS = "rw-rw----";

    /// As mail servers write it: `inet:HOST:PORT` (Postfix), `inet:PORT@HOST` (sendmail), `unix:/PATH`; empty where it
    /// is none of these.
    static Optional<Endpoint> of(String text) {
        Matcher tcp = Pattern.compile("inet6?:(?:(?<port>\\d+)@(?<host>[^@]+)|(?<host2>.+):(?<port2>\\d+))")
                .matcher(text);
        if (tcp.matches()) {
            boolean sendmail = tcp.group("port") != null;
            String host = (sendmail ? tcp.group("host") : tcp.group("host2")).replaceAll("[\\[\\]]", "");
            int port = Integer.parseInt(sendmail ? tcp.group("port") : tcp.group("port2"), 10);
            return port <= 65_535 ? Optional.of(new Tcp(host, port)) : Optional.empty();
        }
        if (text.startsWith("unix:/") || text.startsWith("local:/")) {
            return Optional.of(
                    new Unix(Path.of(text.substring(text.indexOf(':') + 1)), USUAL_PERMISSIONS, Optional.empty()));
        }
        return Optional.empty();
    }

    /// Begins to listen there.
    default ServerSocketChannel listen(int backlog) throws IOException {
        return switch (this) {
            case Tcp tcp -> listenTcp(tcp, backlog);
            case Unix unix -> listenUnix(unix, backlog);
        };
    }

    private static ServerSocketChannel listenTcp(Tcp tcp, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        return channel.bind(new InetSocketAddress(InetAddress.getByName(tcp.host()), tcp.port()), backlog);
    }

    private static ServerSocketChannel listenUnix(Unix unix, int backlog) throws IOException {
        removeStale(unix.path());
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(unix.path()), backlog);
        Files.setPosixFilePermissions(unix.path(), PosixFilePermissions.fromString(unix.permissions()));
        if (unix.group().isPresent()) {
            PosixFileAttributeView view = Files.getFileAttributeView(unix.path(), PosixFileAttributeView.class);
            view.setGroup(FileSystems.getDefault()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByGroupName(unix.group().get()));
        }
        return channel;
    }

    /// A socket that a killed program left behind, at which nobody listens.
    private static void removeStale(Path path) throws IOException {
        if (!Files.exists(path) || Files.isRegularFile(path) || Files.isDirectory(path)) {
            return;
        }
        try (var channel = java.nio.channels.SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException nobodyThere) {
            Files.deleteIfExists(path);
        }
    }

    /// The address that clients connect to.
    default SocketAddress address() {
        return switch (this) {
            case Tcp tcp -> new InetSocketAddress(tcp.host(), tcp.port());
            case Unix unix -> UnixDomainSocketAddress.of(unix.path());
        };
    }
}
