package org.truebounce.mailbox.imap;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/// Commands to a server and its answers, over a connection that stands.
final class Wire extends IMAPProtocol {
    private static final int MIB = 1 << 20;
    private static final int LONGEST_LINE = 16 * MIB; // a search's answer is one line
    private static final int LONGEST_LITERAL = 4 * MIB;
    static final long SHORT_ANSWER = 32L * MIB;
    private static final int LONGEST_TEXT = 200;

    /// Codes that ask to come again later. RFC 5530 §3, and what Gmail and Exchange say
    private static final Set<String> LATER = Set.of("UNAVAILABLE", "INUSE", "LIMIT", "THROTTLED", "SERVERBUG");

    private final Socket socket;
    private final GuardedInput in;
    private final Patience patience;

    static Wire over(Socket socket, Patience patience) throws Lost {
        try {
            GuardedInput in = new GuardedInput(socket.getInputStream(), LONGEST_LINE, LONGEST_LITERAL);
            PrintStream out = new PrintStream(
                    new BufferedOutputStream(socket.getOutputStream()), false, StandardCharsets.ISO_8859_1);
            return new Wire(socket, in, out, patience);
        } catch (IOException closed) {
            throw new Lost("the connection closed");
        }
    }

    private Wire(Socket socket, GuardedInput in, PrintStream out, Patience patience) throws IOException {
        super(in, out, new Properties(), false);
        this.socket = socket;
        this.in = in;
        this.patience = patience;
    }

    Socket socket() {
        return socket;
    }

    long received() {
        return in.received();
    }

    /// The server's first words.
    ///
    /// @return whether it takes us for known already (PREAUTH)
    boolean greeting() throws Lost {
        in.allow(SHORT_ANSWER, patience.answer().toNanos());
        IMAPResponse greeting = next();
        if (greeting.isBYE()) {
            throw new Lost("the server is not ready: " + text(greeting));
        }
        return greeting.keyEquals("PREAUTH");
    }

    /// Runs a command that has a short answer.
    IMAPResponse run(String command, Consumer<IMAPResponse> untagged) throws Lost, Refused {
        return run(command, SHORT_ANSWER, untagged);
    }

    /// Runs a command whose untagged responses are of no interest.
    IMAPResponse run(String command) throws Lost, Refused {
        return run(command, SHORT_ANSWER, response -> {});
    }

    /// Runs a command.
    ///
    /// @param most the bytes that its answer may have
    /// @param untagged takes the answer, response by response
    IMAPResponse run(String command, long most, Consumer<IMAPResponse> untagged) throws Lost, Refused {
        in.allow(most, patience.answer().toNanos());
        String tag = send(command);
        while (true) {
            IMAPResponse response = next();
            if (response.isTagged()) {
                if (tag.equals(response.getTag())) {
                    return settled(response);
                }
            } else if (!response.isContinuation()) {
                take(response, untagged);
            }
        }
    }

    /// Runs an AUTHENTICATE whose mechanism has one step. RFC 4959, RFC 9051 §6.2.2
    void authenticate(String mechanism, String words) throws Lost, Refused {
        String encoded = Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
        boolean atOnce = hasCapability("SASL-IR");
        in.allow(SHORT_ANSWER, patience.answer().toNanos());
        String tag = send("AUTHENTICATE " + mechanism + (atOnce ? " " + encoded : ""));
        boolean said = atOnce;
        while (true) {
            IMAPResponse response = next();
            if (response.isContinuation()) {
                // RFC 7628 §3.2.3: the server says what is wrong, and an empty answer lets it end
                line(said ? "" : encoded);
                said = true;
            } else if (tag.equals(response.getTag())) {
                settled(response);
                return;
            }
        }
    }

    /// Waits for news until there is some, or the time is over. RFC 2177 §3
    ///
    /// @return whether there was
    boolean idle(Duration atMost) throws Lost, Refused {
        in.allow(SHORT_ANSWER, atMost.plus(patience.answer()).toNanos());
        boolean[] news = {false};
        patient(atMost.plus(patience.read()));
        Thread alarm = null;
        try {
            String tag = send("IDLE");
            alarm = Thread.ofVirtual().start(() -> doneAfter(atMost));
            while (true) {
                IMAPResponse response = next();
                if (response.isTagged() && tag.equals(response.getTag())) {
                    settled(response);
                    return news[0];
                }
                if (response.keyEquals("EXISTS") && !news[0]) {
                    news[0] = true;
                    alarm.interrupt();
                }
            }
        } finally {
            if (alarm != null) {
                alarm.interrupt();
            }
            patient(patience.read());
        }
    }

    private void doneAfter(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException sooner) {
            Thread.currentThread().interrupt();
        }
        try {
            line("DONE");
        } catch (Lost gone) {
            // The reader will notice.
        }
    }

    private void patient(Duration time) throws Lost {
        try {
            socket.setSoTimeout((int) time.toMillis());
        } catch (IOException closed) {
            throw new Lost("the connection closed");
        }
    }

    private void line(String text) throws Lost {
        try {
            getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
            getOutputStream().flush();
        } catch (IOException broken) {
            throw new Lost("the connection broke");
        }
    }

    private String send(String command) throws Lost {
        try {
            return writeCommand(command, null);
        } catch (IOException | ProtocolException broken) {
            throw new Lost("the connection broke");
        }
    }

    private IMAPResponse next() throws Lost {
        try {
            IMAPResponse response = (IMAPResponse) readResponse();
            if (response.isBYE()) {
                throw new Lost("the server says goodbye: " + text(response));
            }
            return response;
        } catch (Lost known) {
            throw known;
        } catch (java.net.SocketTimeoutException slow) {
            throw new Lost("the server does not answer");
        } catch (IOException broken) {
            throw new Lost("the connection broke");
        } catch (ProtocolException | RuntimeException garbled) {
            throw new Lost("the server's answer makes no sense");
        }
    }

    /// A response as it stands: what it says of messages is read by [Fetched], without the library's recursion.
    @Override
    public Response readResponse() throws IOException, ProtocolException {
        return new IMAPResponse(this);
    }

    private static void take(IMAPResponse response, Consumer<IMAPResponse> untagged) throws Lost {
        try {
            untagged.accept(response);
        } catch (RuntimeException garbled) { // whatever the library's parser trips over
            throw new Lost("the server's answer makes no sense");
        }
    }

    private static IMAPResponse settled(IMAPResponse response) throws Lost, Refused {
        if (response.isOK()) {
            return response;
        }
        String text = text(response);
        if (LATER.contains(code(text))) {
            throw new Lost("the server asks for patience: " + text);
        }
        throw new Refused(text);
    }

    /// The response code in brackets, in upper case. RFC 9051 §7.1
    private static String code(String text) {
        int end = text.indexOf(']');
        String code = text.startsWith("[") && end > 0 ? text.substring(1, end) : "";
        return code.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    }

    private static String text(IMAPResponse response) {
        return harmless(String.valueOf(response.getRest()).strip());
    }

    /// Words of a stranger, fit to be printed on one line.
    static String harmless(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_TEXT)
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    /// A folder's name as a command takes it. RFC 3501 §5.1.3
    static String folder(String name) {
        return quoted(BASE64MailboxEncoder.encode(name));
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Ends the connection; politely where that takes no time.
    void end() {
        try {
            send("LOGOUT");
        } catch (Lost gone) {
            // It is ended.
        }
        Sockets.close(socket);
    }
}
