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
        clamd.ping();
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
        for (Clamd candidate : candidates) {
            if (candidate.answers()) {
                return candidate;
            }
        }
        throw new ClamdGoneException("no running clamd was found. " + Installing.here());
    }

    /// The most bytes of one content that it scans, as far as is known.
    public long mostBytes() {
        return mostBytes;
    }

    private void ping() throws ClamdGoneException {
        if (!answers()) {
            throw new ClamdGoneException("no clamd answers at " + address.text() + ". " + Installing.here());
        }
    }

    /// Whether it is there.
    boolean answers() {
        try {
            return ask("PING").equals("PONG");
        } catch (IOException | RuntimeException gone) { // also a kind of socket that this system does not have
            return false;
        }
    }

    /// Its version and the age of its signatures.
    public Signatures signatures() throws IOException {
        return Signatures.parse(ask("VERSION"), ZoneId.systemDefault());
    }

    private String ask(String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(resolved())) {
            Future<?> deadline = closeLate(channel);
            send(channel, command);
            String answer = answer(channel);
            deadline.cancel(false);
            return answer;
        }
    }

    /// Scans a content to its end.
    ///
    /// @throws ContentException where the content itself cannot be read
    /// @throws IOException where clamd broke off without an answer
    public Outcome scan(InputStream content) throws IOException {
        try (SocketChannel channel = SocketChannel.open(resolved())) {
            Future<?> deadline = closeLate(channel);
            try {
                send(channel, "INSTREAM");
                stream(channel, content);
                return outcome(answer(channel));
            } catch (AsynchronousCloseException late) {
                return new Outcome.NotScanned(Obstacle.TIME);
            } finally {
                deadline.cancel(false);
            }
        }
    }

    /// A content could not be read while it was sent.
    static final class ContentException extends IOException {
        private static final long serialVersionUID = 1L;

        ContentException(IOException cause) {
            super(cause);
        }
    }

    /// Sends chunks behind their lengths, and an empty one as the end.
    ///
    /// clamd answers and closes as soon as its limit is reached: a failing write only ends the sending.
    private static void stream(SocketChannel channel, InputStream content) throws IOException {
        byte[] bytes = new byte[CHUNK];
        ByteBuffer chunk = ByteBuffer.allocateDirect(Integer.BYTES + CHUNK);
        int count;
        do {
            count = Math.max(0, read(content, bytes));
            chunk.clear().putInt(count).put(bytes, 0, count).flip();
            try {
                write(channel, chunk);
            } catch (AsynchronousCloseException late) {
                throw late;
            } catch (IOException closed) {
                return;
            }
        } while (count > 0);
    }

    private static int read(InputStream content, byte[] bytes) throws ContentException {
        try {
            return content.read(bytes);
        } catch (IOException e) {
            throw new ContentException(e);
        }
    }

    private static Outcome outcome(String answer) throws IOException {
        if (answer.isEmpty()) {
            throw new IOException("clamd broke the connection off");
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

    private static void send(SocketChannel channel, String command) throws IOException {
        write(channel, ByteBuffer.wrap(("z" + command + "\0").getBytes(StandardCharsets.US_ASCII)));
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
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
