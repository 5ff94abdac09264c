package org.truebounce.milter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.truebounce.milter.protocol.Client;
import org.truebounce.milter.protocol.Field;
import org.truebounce.milter.protocol.Incoming;

/// A message as it will lie in the mailbox: with the return address, the recipients and the trace line that the server
/// is about to write on top, which it does not show its filters.
final class Delivered {
    private Delivered() {}

    /// @param own the server's own name
    /// @param fields those of the message that bear an own name, and the others
    /// @param relayed whether an own host has handed it on, whose trace line stands there already
    static byte[] view(Incoming message, String own, OwnFields fields, boolean relayed, Instant now) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);
        line(out, "Return-Path: <" + message.sender() + ">");
        message.recipients().stream().limit(20).forEach(recipient -> line(out, "Delivered-To: " + recipient));
        fields.believed().forEach(field -> field(out, field));
        if (!relayed) {
            line(out, "Received: " + trace(message, own, now));
        }
        fields.rest().forEach(field -> field(out, field));
        out.write('\r');
        out.write('\n');
        out.writeBytes(message.body());
        return out.toByteArray();
    }

    // RFC 5321 §4.4
    private static String trace(Incoming message, String own, Instant now) {
        Client client = message.client();
        String helo = client.helo().isEmpty() ? "localhost" : client.helo();
        String name = client.name().isEmpty() || client.name().startsWith("[") ? "unknown" : client.name();
        String address = client.address().orElse("127.0.0.1");
        String written = address.indexOf(':') < 0 ? address : "IPv6:" + address;
        return "from " + bare(helo) + " (" + bare(name) + " [" + written + "])\r\n\tby " + bare(own)
                + " (Postfix) with ESMTP id "
                + bare(message.macro("i").orElse("0")) + ";\r\n\t"
                + DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(now.atOffset(ZoneOffset.UTC));
    }

    /// A word that cannot end what it stands in.
    private static String bare(String word) {
        return word.replaceAll("[^!-'*-:<-~]", "_");
    }

    private static void line(ByteArrayOutputStream out, String line) {
        out.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void field(ByteArrayOutputStream out, Field field) {
        line(out, field.name() + ":" + field.value().replace("\r\n", "\n").replace("\n", "\r\n"));
    }
}
