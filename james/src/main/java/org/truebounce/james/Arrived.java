package org.truebounce.james;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.truebounce.account.Account;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Received;
import org.truebounce.settings.Network;

/// A message as it came in, without the fields that only this program writes.
final class Arrived {
    private final Mail mail;
    private final List<String> fields;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private boolean whole = true;

    private Arrived(Mail mail, List<String> fields) {
        this.mail = mail;
        this.fields = fields;
    }

    /// Reads the header; the body is left where it is.
    static Arrived header(Mail mail, Settings settings) throws MessagingException {
        List<String> rest =
                OwnFields.of(mail.getMessage(), settings.authservId()).rest();
        return new Arrived(mail, isRelayed(mail, rest, settings) ? withoutTopTrace(rest) : rest);
    }

    /// Whether an own host has taken the message from outside and handed it on: its trace line, the second, tells where
    /// it came from.
    private static boolean isRelayed(Mail mail, List<String> fields, Settings settings) {
        return Network.hold(settings.networks(), Optional.ofNullable(mail.getRemoteAddr()))
                && Received.all(Headers.of(bytes(fields))).stream()
                        .skip(1)
                        .findFirst()
                        .filter(hop -> Account.isWithin(hop.by(), settings.hosts()))
                        .isPresent();
    }

    private static List<String> withoutTopTrace(List<String> fields) {
        List<String> rest = new ArrayList<>(fields);
        rest.stream()
                .filter(line -> line.regionMatches(true, 0, "Received:", 0, 9))
                .findFirst()
                .ifPresent(rest::remove);
        return rest;
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The fields of the header, for a first look.
    Headers headers() {
        return Headers.of(header(Optional.empty()));
    }

    /// Reads the body too.
    ///
    /// @param most how many bytes of it
    Arrived withBody(int most) throws MessagingException, IOException {
        MimeMessage message = mail.getMessage();
        List<String> names = new ArrayList<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            names.add(header.getName());
        }
        message.writeTo(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        write(new byte[] {(byte) b}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int count) {
                        int room = Math.min(count, most + 2 - body.size()); // with the empty line on top
                        body.write(bytes, from, room);
                        whole &= room == count;
                    }
                },
                names.toArray(String[]::new));
        return this;
    }

    /// Whether the whole body was read.
    boolean isWhole() {
        return whole;
    }

    /// The message as it will lie in a mailbox.
    byte[] in(MailAddress mailbox) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(body.size() + 4_096);
        all.writeBytes(header(Optional.of(mailbox)));
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    // RFC 5321 §4.4: the return address; RFC 9228: the mailbox
    private byte[] header(Optional<MailAddress> mailbox) {
        List<String> lines = new ArrayList<>();
        lines.add("Return-Path: <" + mail.getMaybeSender().asString("") + ">");
        mailbox.ifPresent(address -> lines.add("Delivered-To: " + address.asString()));
        lines.addAll(fields);
        return bytes(lines);
    }

    /// What is the same only for the same return address, header and body.
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(header(Optional.empty()));
            return HexFormat.of().formatHex(digest.digest(body.toByteArray()));
        } catch (NoSuchAlgorithmException never) { // every JDK has it
            throw new IllegalStateException(never);
        }
    }
}
