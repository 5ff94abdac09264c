package org.truebounce.milter.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A message on its way into the server, as far as the server has told of it.
public final class Incoming {
    private static final int MOST_HEADER_BYTES = 1 << 20;
    private static final int MOST_RECIPIENTS = 50_000;

    private final Client client;
    private final Map<String, String> macros;
    private final BodyStore bodies;
    private final String sender;
    private final List<String> senderArguments;
    private final List<String> recipients = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private int headerBytes;
    private boolean partial;

    Incoming(Client client, Map<String, String> macros, BodyStore bodies, List<String> sender) {
        this.client = client;
        this.macros = new HashMap<>(macros);
        this.bodies = bodies;
        this.sender = sender.isEmpty() ? "" : bare(sender.getFirst());
        this.senderArguments = sender.size() > 1 ? List.copyOf(sender.subList(1, sender.size())) : List.of();
    }

    private static String bare(String path) {
        String address = path.strip();
        return address.startsWith("<") && address.endsWith(">") ? address.substring(1, address.length() - 1) : address;
    }

    void macros(Map<String, String> more) {
        macros.putAll(more);
    }

    void recipient(String path) {
        if (recipients.size() < MOST_RECIPIENTS) {
            recipients.add(bare(path));
        } else {
            partial = true;
        }
    }

    void field(String name, String value) {
        headerBytes += name.length() + value.length() + 3;
        if (headerBytes > MOST_HEADER_BYTES) {
            partial = true;
        } else {
            fields.add(new Field(name, value));
        }
    }

    void body(byte[] chunk) {
        if (!partial && bodies.take(chunk.length, body.size())) {
            body.writeBytes(chunk);
        } else {
            partial = true;
        }
    }

    /// Something of it was too long to be read.
    void cut() {
        partial = true;
    }

    /// Gives back what it held.
    void release() {
        bodies.give(body.size());
        body.reset();
    }

    public Client client() {
        return client;
    }

    /// The return address without angle brackets; empty for a notice. RFC 5321 §4.5.5
    public String sender() {
        return sender;
    }

    /// What came with the return address, such as `RET=HDRS`. RFC 3461 §4
    public List<String> senderArguments() {
        return senderArguments;
    }

    /// The recipients that the server took, without angle brackets.
    public List<String> recipients() {
        return List.copyOf(recipients);
    }

    public List<Field> fields() {
        return List.copyOf(fields);
    }

    /// What the server calls by a name, such as `i` for the queue id or `{auth_authen}` for the login.
    public Optional<String> macro(String name) {
        return Optional.ofNullable(macros.get(name)).filter(value -> !value.isEmpty());
    }

    /// Whether some of it was too much to be kept.
    public boolean isPartial() {
        return partial;
    }

    /// The header as it will be delivered, with the empty line at its end.
    public byte[] header() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(headerBytes + 2 * fields.size() + 2);
        for (Field field : fields) {
            String line =
                    field.name() + ":" + field.value().replace("\r\n", "\n").replace("\n", "\r\n") + "\r\n";
            out.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write('\r');
        out.write('\n');
        return out.toByteArray();
    }

    public byte[] body() {
        return body.toByteArray();
    }
}
