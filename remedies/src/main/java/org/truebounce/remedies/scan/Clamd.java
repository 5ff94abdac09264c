package org.truebounce.remedies.scan;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A running clamd, asked in the protocol of its manual page: one connection for each command.
///
/// Contents are always sent to it (INSTREAM). It could read files of its own machine itself (SCAN), but it may
/// see another file under the same name, as in a container, or pass over a large one in silence and call it OK.
public final class Clamd {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 4_096;
    /// Sockets that nobody but an administrator can make; one in /tmp is used only when it is named.
    private static final List<String> USUAL_ADDRESSES = List.of(
            "/run/clamav/clamd.ctl",
            "/run/clamd.scan/clamd.sock",
            "/run/clamav/clamd.sock",
            "/var/run/clamav/clamd.ctl",
            "/var/run/clamav/clamd.sock",
            "/opt/homebrew/var/run/clamav/clamd.sock",
            "/usr/local/var/run/clamav/clamd.sock",
            "localhost:3310");
    private static final ScheduledExecutorService DEADLINES = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clamd-deadlines").factory());

    private final ClamdAddress address;
    private final long mostBytes;
    private final Duration patience;

    Clamd(ClamdAddress address, long mostBytes, Duration patience) {
        this.address = address;
        this.mostBytes = mostBytes;
        this.patience = patience;
    }

    /// The clamd at an address.
    ///
    /// @throws ClamdGoneException where none answers there
    public static Clamd at(ClamdAddress address) throws ClamdGoneException {
        long most = ClamdConfig.USUAL_FILES.stream()
                .flatMap(file -> ClamdConfig.read(file).stream())
                .filter(config -> config.address().equals(Optional.of(address)))
                .findFirst()
                .map(ClamdConfig::mostBytes)
                .orElse(ClamdConfig.USUAL_MOST_BYTES);
        Clamd clamd = new Clamd(address, most, PATIENCE);
        Optional<String> silence = clamd.silence();
        if (silence.isPresent()) {
            throw new ClamdGoneException(
                    "no clamd answers at " + address.text() + ": " + silence.get() + ". " + Installing.here());
        }
        return clamd;
    }

    /// The first clamd that answers where clamd usually listens.
    ///
    /// @throws ClamdGoneException where none does
    public static Clamd find() throws ClamdGoneException {
        List<Clamd> candidates = new ArrayList<>();
        ClamdConfig.USUAL_FILES.stream()
                .flatMap(file -> ClamdConfig.read(file).stream())
                .forEach(config -> config.address()
                        .ifPresent(found -> candidates.add(new Clamd(found, config.mostBytes(), PATIENCE))));
        USUAL_ADDRESSES.forEach(
                usual -> candidates.add(new Clamd(ClamdAddress.parse(usual), ClamdConfig.USUAL_MOST_BYTES, PATIENCE)));
        String there = "";
        for (Clamd candidate : candidates) {
            Optional<String> silence = candidate.silence();
            if (silence.isEmpty()) {
                return candidate;
            }
            if (there.isEmpty() && candidate.address.isThere()) {
                there = candidate.address.text() + " is there but does not answer: " + silence.get() + ". ";
            }
        }
        throw new ClamdGoneException("no running clamd was found. " + there + Installing.here());
    }

    /// The most bytes of one content that it scans, as far as is known.
    public long mostBytes() {
        return mostBytes;
    }

    /// Whether it is there.
    boolean answers() {
        return silence().isEmpty();
    }

    /// Why it does not answer; empty where it does.
    private Optional<String> silence() {
        try {
            String answer = ask("PING");
            return answer.equals("PONG") ? Optional.empty() : Optional.of("what answers is no clamd");
        } catch (IOException | UnsupportedOperationException gone) { // a kind of socket that this system lacks
            return Optional.of(String.valueOf(gone.getMessage()));
        }
    }

    /// Its version and the age of its signatures.
    public Signatures signatures() throws IOException {
        return Signatures.parse(ask("VERSION"), ZoneId.systemDefault());
    }

    private String ask(String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(resolved())) {
            Future<?> deadline = closeLate(channel);
            written(channel, command(command));
            String answer = answer(channel);
            deadline.cancel(false);
            return answer;
        }
    }

    /// A content that can be opened anew.
    @FunctionalInterface
    public interface Content {
        /// Opens it at its beginning.
        InputStream open() throws IOException;
    }

    /// Scans a content, a second time where clamd broke off and is there again.
    ///
    /// @param size how long it is
    /// @throws ClamdGoneException where clamd answers no more
    /// @throws IOException where the content itself cannot be read
    public Outcome scan(Content content, long size) throws IOException {
        if (size > mostBytes) {
            return new Outcome.NotScanned(Obstacle.TOO_LARGE);
        }
        for (int attempt = 1; attempt <= 2; attempt++) {
            try (InputStream bytes = content.open()) {
                return scanned(bytes);
            } catch (BrokenOffException broken) {
                if (!answers()) {
                    throw new ClamdGoneException("clamd went away");
                }
            }
        }
        return new Outcome.NotScanned(Obstacle.BROKEN_OFF);
    }

    /// clamd broke a connection off without an answer.
    private static final class BrokenOffException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenOffException(@Nullable IOException cause) {
            super(cause);
        }
    }

    private Outcome scanned(InputStream content) throws IOException {
        try (SocketChannel channel = connect()) {
            Future<?> deadline = closeLate(channel);
            try {
                stream(channel, content);
                return outcome(closing(channel));
            } catch (AsynchronousCloseException late) {
                return new Outcome.NotScanned(Obstacle.TIME);
            } finally {
                deadline.cancel(false);
            }
        }
    }

    private SocketChannel connect() throws BrokenOffException {
        try {
            return SocketChannel.open(resolved());
        } catch (IOException refused) {
            throw new BrokenOffException(refused);
        }
    }

    private static String closing(SocketChannel channel) throws IOException {
        try {
            return answer(channel);
        } catch (AsynchronousCloseException late) {
            throw late;
        } catch (IOException broken) {
            throw new BrokenOffException(broken);
        }
    }

    /// Sends chunks behind their lengths, and an empty one as the end.
    ///
    /// clamd answers and closes as soon as its limit is reached: a failing write only ends the sending.
    private static void stream(SocketChannel channel, InputStream content) throws IOException {
        byte[] bytes = new byte[CHUNK];
        ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + CHUNK);
        boolean open = written(channel, command("INSTREAM"));
        for (int count = 1; open && count > 0; ) {
            count = Math.max(0, content.read(bytes));
            chunk.clear().putInt(count).put(bytes, 0, count).flip();
            open = written(channel, chunk);
        }
    }

    /// Writes all of it; false where clamd has closed.
    private static boolean written(SocketChannel channel, ByteBuffer bytes) throws AsynchronousCloseException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return true;
        } catch (AsynchronousCloseException late) {
            throw late;
        } catch (IOException closed) {
            return false;
        }
    }

    private static Outcome outcome(String answer) throws IOException {
        if (answer.isEmpty()) {
            throw new BrokenOffException(null);
        }
        if (answer.endsWith(" OK")) {
            return new Outcome.Clean();
        }
        if (answer.startsWith("INSTREAM size limit exceeded") || answer.contains(" Heuristics.Limits.Exceeded")) {
            return new Outcome.NotScanned(Obstacle.TOO_LARGE);
        }
        if (answer.endsWith(" FOUND")) {
            String name = answer.substring(answer.indexOf(' ') + 1, answer.length() - " FOUND".length());
            return new Outcome.Found(name);
        }
        return new Outcome.NotScanned(answer.contains("TIMED OUT") ? Obstacle.TIME : Obstacle.REFUSED);
    }

    private SocketAddress resolved() throws UnknownHostException {
        if (address.socket() instanceof InetSocketAddress host && host.isUnresolved()) {
            InetSocketAddress known = new InetSocketAddress(host.getHostString(), host.getPort());
            if (known.isUnresolved()) {
                throw new UnknownHostException(host.getHostString());
            }
            return known;
        }
        return address.socket();
    }

    private Future<?> closeLate(SocketChannel channel) {
        return DEADLINES.schedule(
                () -> {
                    channel.close();
                    return true;
                },
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static ByteBuffer command(String name) {
        return ByteBuffer.wrap(("z" + name + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_ANSWER);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            if (bytes.position() > 0 && bytes.get(bytes.position() - 1) == 0) {
                break;
            }
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }
}
