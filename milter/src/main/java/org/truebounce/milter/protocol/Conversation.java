package org.truebounce.milter.protocol;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is said over one connection: the server tells of a client and of its messages, the filter answers.
final class Conversation {
    private static final int MOST_MACROS = 1_000;

    private final Wire wire;
    private final MessageFilter filter;
    private final BodyStore bodies;
    private final Map<Character, Map<String, String>> macros = new HashMap<>();
    private Negotiation agreed = Negotiation.NONE;
    private Client client = Client.NOBODY;
    private volatile @Nullable Incoming message;
    private Wish wish = Wish.PASS;

    Conversation(Wire wire, MessageFilter filter, BodyStore bodies) {
        this.wire = wire;
        this.filter = filter;
        this.bodies = bodies;
    }

    /// Holds it to its end.
    void hold() throws IOException {
        try {
            for (Optional<Frame> frame = wire.read(); frame.isPresent(); frame = wire.read()) {
                if (!answer(frame.get())) {
                    return;
                }
                wire.flush();
            }
        } finally {
            forget();
        }
    }

    /// Whether a message is under way.
    boolean isBusy() {
        return message != null;
    }

    /// Answers one packet; false where it was the last.
    private boolean answer(Frame frame) throws IOException {
        if (agreed.equals(Negotiation.NONE) && frame.command() != 'O') {
            throw new ProtocolException("no offer at the beginning");
        }
        switch (frame.command()) {
            case 'O' -> negotiate(frame);
            case 'D' -> macros(frame);
            case 'C' -> connect(frame);
            case 'H' -> helo(frame);
            case 'M' -> begin(frame);
            case 'R' -> recipient(frame);
            case 'L' -> field(frame);
            case 'N' -> headerEnd();
            case 'B' -> body(frame);
            case 'E' -> end(frame);
            case 'A' -> forget();
            case 'K' -> newClient();
            case 'Q' -> {
                return false;
            }
            case 'T', 'U' -> wire.write('c');
            default -> throw new ProtocolException("an unknown packet: " + (int) frame.command());
        }
        return true;
    }

    private void negotiate(Frame frame) throws ProtocolException {
        agreed = Negotiation.of(frame);
        wire.packet('O', agreed.answer());
    }

    private void macros(Frame frame) {
        if (frame.data().length == 0) {
            return;
        }
        List<String> texts = frame.texts(1);
        Map<String, String> told = new HashMap<>();
        for (int i = 0; i + 1 < texts.size() && told.size() < MOST_MACROS; i += 2) {
            told.put(bare(texts.get(i)), texts.get(i + 1));
        }
        macros.put((char) frame.data()[0], told);
        if (message != null) {
            message.macros(told);
        }
    }

    /// `{i}` and `i` are one name.
    private static String bare(String name) {
        return name.length() > 2 && name.startsWith("{") && name.endsWith("}")
                ? name.substring(1, name.length() - 1)
                : name;
    }

    private void connect(Frame frame) {
        client = Client.of(frame);
        quietly(Negotiation.QUIET_CONNECT);
    }

    private void helo(Frame frame) {
        client = client.withHelo(frame.texts().stream().findFirst().orElse(""));
        quietly(Negotiation.QUIET_HELO);
    }

    private void begin(Frame frame) {
        forget();
        Map<String, String> known = new HashMap<>();
        for (char stage : new char[] {'C', 'H', 'M'}) {
            known.putAll(macros.getOrDefault(stage, Map.of()));
        }
        message = new Incoming(client, known, bodies, frame.texts());
        quietly(Negotiation.QUIET_MAIL);
    }

    private void recipient(Frame frame) {
        if (message != null && !frame.texts().isEmpty()) {
            message.recipient(frame.texts().getFirst());
        }
        quietly(Negotiation.QUIET_RECIPIENT);
    }

    private void field(Frame frame) {
        List<String> texts = frame.texts();
        if (message != null && frame.oversize()) {
            message.cut();
        } else if (message != null && !texts.isEmpty()) {
            String value = texts.size() > 1 ? texts.get(1) : "";
            message.field(texts.getFirst(), agreed.has(Negotiation.LEADING_SPACE) ? value : " " + value);
        }
        quietly(Negotiation.QUIET_HEADERS);
    }

    private void quietly(int step) {
        if (!agreed.has(step)) {
            wire.write('c');
        }
    }

    private void headerEnd() {
        wish = message == null ? Wish.PASS : filter.atHeader(message);
        if (wish.answer().isPresent()) {
            reply(wish.answer().get());
            forget();
        } else {
            wire.write('c');
        }
    }

    private void body(Frame frame) {
        if (message != null && wish.body()) {
            if (frame.oversize()) {
                message.cut();
            } else {
                message.body(frame.data());
            }
        }
        boolean more = message != null && wish.body() && !message.isPartial();
        wire.write(!more && agreed.has(Negotiation.SKIP) ? 's' : 'c');
    }

    /// The end may bring the last of the body.
    private void end(Frame frame) {
        if (message == null) {
            wire.write('c');
            return;
        }
        if (wish.body() && frame.data().length > 0) {
            message.body(frame.data());
        }
        Ending ending = wish.end().get();
        ending.changes().forEach(this::change);
        reply(ending.reply());
        forget();
    }

    private void change(Change change) {
        switch (change) {
            case Change.AddField add when agreed.may(Negotiation.ADD_HEADERS) -> insert(add);
            case Change.RemoveField remove
            when agreed.may(Negotiation.CHANGE_HEADERS) ->
                wire.packet('m', numbered(remove.occurrence(), remove.name(), ""));
            case Change.ChangeSender sender
            when agreed.may(Negotiation.CHANGE_SENDER) ->
                wire.write(
                        'e',
                        sender.arguments()
                                .map(arguments -> new String[] {path(sender.address()), arguments})
                                .orElse(new String[] {path(sender.address())}));
            case Change.AddRecipient add
            when agreed.may(Negotiation.ADD_RECIPIENTS) -> wire.write('+', path(add.address()));
            case Change.RemoveRecipient remove
            when agreed.may(Negotiation.DELETE_RECIPIENTS) -> wire.write('-', path(remove.address()));
            case Change.Quarantine hold when agreed.may(Negotiation.QUARANTINE) -> wire.write('q', hold.reason());
            case Change refused ->
                filter.broken("the server does not let this be changed: "
                        + refused.getClass().getSimpleName());
        }
    }

    private void insert(Change.AddField add) {
        String space = agreed.has(Negotiation.LEADING_SPACE) ? " " : "";
        wire.packet('i', numbered(0, add.name(), space + add.value()));
    }

    private static byte[] numbered(int number, String... texts) {
        byte[] rest = Wire.bytes(texts);
        byte[] all = new byte[4 + rest.length];
        all[0] = (byte) (number >>> 24);
        all[1] = (byte) (number >>> 16);
        all[2] = (byte) (number >>> 8);
        all[3] = (byte) number;
        System.arraycopy(rest, 0, all, 4, rest.length);
        return all;
    }

    private static String path(String address) {
        return "<" + address + ">";
    }

    private void reply(Reply reply) {
        switch (reply) {
            case Reply.Accept accept -> wire.write('a');
            case Reply.Refuse refuse -> wire.write('y', refuse.line());
        }
    }

    private void newClient() {
        forget();
        client = Client.NOBODY;
        macros.clear();
    }

    private void forget() {
        if (message != null) {
            message.release();
        }
        message = null;
    }
}
