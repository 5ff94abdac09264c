package org.truebounce.remedies.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a clamd may do wrong: be slow, break off, or be none at all. The real one stands in the tests of the
/// command line.
@Timeout(30)
class ClamdTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    /// Something that listens and answers each connection alike.
    ///
    /// @param answer to any command; empty to break off, null to stay silent
    private record Listener(
            ServerSocket socket,
            @org.jspecify.annotations.Nullable String answer) implements AutoCloseable {
        static Listener answering(@org.jspecify.annotations.Nullable String answer) throws IOException {
            Listener listener = new Listener(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
            Thread.ofVirtual().start(listener::serve);
            return listener;
        }

        private void serve() {
            try {
                while (true) {
                    Socket one = socket.accept();
                    Thread.ofVirtual().start(() -> serve(one));
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        private void serve(Socket one) {
            try (one) {
                boolean ping =
                        new String(one.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("zPING");
                if (ping) {
                    one.getOutputStream().write("PONG\0".getBytes(StandardCharsets.US_ASCII));
                } else if (answer == null) {
                    one.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                } else if (!answer.isEmpty()) {
                    one.getInputStream().read();
                    one.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.UTF_8));
                    one.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                }
            } catch (IOException closed) {
                // the client went first
            }
        }

        Clamd clamd() {
            return new Clamd(ClamdAddress.parse("127.0.0.1:" + socket.getLocalPort()), 1 << 20, SHORT);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static Outcome scan(Clamd clamd) throws IOException {
        return clamd.scan(() -> new ByteArrayInputStream(new byte[300_000]), 300_000);
    }

    @Test
    void silenceIsBounded() throws IOException {
        try (Listener silent = Listener.answering(null)) {
            assertThat(scan(silent.clamd())).isEqualTo(new Outcome.NotScanned(Obstacle.TIME));
        }
    }

    @Test
    void aBrokenConnectionIsNotScannedAndNotClean() throws IOException {
        try (Listener rude = Listener.answering("")) {
            assertThat(scan(rude.clamd())).isEqualTo(new Outcome.NotScanned(Obstacle.BROKEN_OFF));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INSTREAM size limit exceeded. ERROR,TOO_LARGE",
        "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND,TOO_LARGE",
        "COMMAND READ TIMED OUT,TIME",
        "stream: Can't allocate memory ERROR,REFUSED",
        "HTTP/1.1 400 Bad Request,REFUSED",
        "OKAY,REFUSED"
    })
    void whatIsNeitherOkNorFoundIsNotScanned(String answer, Obstacle obstacle) throws IOException {
        try (Listener listener = Listener.answering(answer)) {
            assertThat(scan(listener.clamd())).isEqualTo(new Outcome.NotScanned(obstacle));
        }
    }

    @Test
    void theSignatureIsTold() throws IOException {
        try (Listener listener = Listener.answering("stream: Win.Test.A-1 FOUND")) {
            assertThat(scan(listener.clamd())).isEqualTo(new Outcome.Found("Win.Test.A-1"));
        }
        try (Listener listener = Listener.answering("stream: OK")) {
            assertThat(scan(listener.clamd())).isEqualTo(new Outcome.Clean());
        }
    }

    @Test
    void whatIsLargerThanClamdLooksAtIsNotSent() throws IOException {
        try (Listener listener = Listener.answering("stream: OK")) {
            assertThat(listener.clamd().scan(InputStream::nullInputStream, (1 << 20) + 1))
                    .isEqualTo(new Outcome.NotScanned(Obstacle.TOO_LARGE));
        }
    }

    @Test
    void aContentThatFailsIsNoFaultOfClamd() throws IOException {
        try (Listener listener = Listener.answering("stream: OK")) {
            InputStream closed = InputStream.nullInputStream();
            closed.close();
            assertThatThrownBy(() -> listener.clamd().scan(() -> closed, 5))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(ClamdGoneException.class);
        }
    }

    @Test
    void aClamdThatIsGoneIsToldSo() throws IOException {
        Clamd clamd;
        try (Listener listener = Listener.answering("stream: OK")) {
            clamd = listener.clamd();
            assertThat(clamd.answers()).isTrue();
        }
        while (clamd.answers()) {
            Thread.onSpinWait(); // the system closes the port a moment later
        }
        assertThatThrownBy(() -> scan(clamd)).isInstanceOf(ClamdGoneException.class);
    }

    @Test
    void somethingElseThatListensIsNoClamd() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket one = other.accept()) {
                    one.getOutputStream().write("220 mx.example.net ESMTP\r\n\0".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                    // the test is over
                }
            });
            assertThatThrownBy(() -> Clamd.at(ClamdAddress.parse("127.0.0.1:" + other.getLocalPort())))
                    .isInstanceOf(ClamdGoneException.class)
                    .hasMessageContaining("what answers is no clamd");
        }
    }
}
