package org.truebounce.milter.protocol;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Takes connections of mail servers, each on a virtual thread of its own.
public final class Listener implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final Duration SWEEP = Duration.ofMillis(500);

    private final ServerSocketChannel channel;
    private final MessageFilter filter;
    private final BodyStore bodies;
    private final Patience patience;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean open = new AtomicBoolean(true);

    /// A connection that is held.
    private record Link(SocketChannel channel, Deadline deadline, Conversation conversation) {
        void cut() {
            try {
                channel.close();
            } catch (IOException gone) {
                // it is closed either way
            }
        }
    }

    private Listener(ServerSocketChannel channel, MessageFilter filter, BodyStore bodies, Patience patience) {
        this.channel = channel;
        this.filter = filter;
        this.bodies = bodies;
        this.patience = patience;
    }

    /// Begins to listen.
    public static Listener start(Endpoint endpoint, MessageFilter filter, BodyStore bodies, Patience patience)
            throws IOException {
        Listener listener = new Listener(endpoint.listen(BACKLOG), filter, bodies, patience);
        Thread.ofPlatform().name("milter-accept").daemon().start(listener::accept);
        Thread.ofPlatform().name("milter-deadlines").daemon().start(listener::watch);
        return listener;
    }

    /// Connections that are held now.
    public int connections() {
        return links.size();
    }

    /// The port listened at, where it is one.
    public int port() throws IOException {
        return channel.getLocalAddress() instanceof java.net.InetSocketAddress address ? address.getPort() : -1;
    }

    private void accept() {
        while (open.get()) {
            try {
                take(channel.accept());
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException
                    | RuntimeException failed) { // out of file descriptors, for one: later there may be some
                filter.broken("cannot take a connection: " + failed.getMessage());
                rest(SWEEP);
            }
        }
    }

    private void take(SocketChannel connection) throws IOException {
        if (connection.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        Deadline deadline = new Deadline();
        Conversation conversation = new Conversation(new Wire(connection, patience, deadline), filter, bodies);
        Link link = new Link(connection, deadline, conversation);
        links.add(link);
        Thread.ofVirtual().name("milter").start(() -> hold(link));
    }

    private void hold(Link link) {
        try {
            link.conversation.hold();
        } catch (ClosedChannelException cut) {
            if (open.get()) {
                filter.broken("a connection took too long");
            }
        } catch (IOException | RuntimeException failed) {
            filter.broken(
                    "a connection broke: " + (failed instanceof IOException ? failed.getMessage() : failed.toString()));
        } finally {
            link.cut();
            links.remove(link);
        }
    }

    private void watch() {
        while (open.get() || !links.isEmpty()) {
            long now = System.nanoTime();
            links.stream().filter(link -> link.deadline.isPast(now)).forEach(Link::cut);
            rest(SWEEP);
        }
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes no more connections, lets messages under way come to their end for so long, and closes the rest.
    public void close(Duration grace) throws IOException {
        if (!open.getAndSet(false)) {
            return;
        }
        boolean unix = channel.getLocalAddress() instanceof UnixDomainSocketAddress;
        var address = channel.getLocalAddress();
        channel.close();
        if (unix) {
            Files.deleteIfExists(((UnixDomainSocketAddress) address).getPath());
        }
        long end = System.nanoTime() + grace.toNanos();
        while (System.nanoTime() < end && links.stream().anyMatch(link -> link.conversation.isBusy())) {
            rest(Duration.ofMillis(20));
        }
        links.forEach(Link::cut);
    }

    @Override
    public void close() throws IOException {
        close(Duration.ZERO);
    }
}
