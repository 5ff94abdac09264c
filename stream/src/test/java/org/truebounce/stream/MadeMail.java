package org.truebounce.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Notices and sent mail of a made-up provider, whose hosts are below `provider.example`.
final class MadeMail {
    /// The provider's host that takes mail in.
    static final String RECEIVED_BY = "mx.provider.example";

    /// Who handed the original to the reporting system, as that wrote it down.
    enum Client {
        /// The provider's own host.
        OURS,
        /// A host with a foreign name.
        STRANGER,
        /// Nothing of it came back.
        UNTOLD
    }

    private MadeMail() {}

    /// What a returned message was.
    ///
    /// @param owner its From
    /// @param to its recipient, who could not be reached
    record Original(String owner, String to, String subject, String messageId, Instant time, String text) {}

    /// A notice about it.
    static byte[] notice(Original original, String reporter, Client client, Instant time) {
        String top = "Return-Path: <>\nReceived: from " + reporter + " (" + reporter + " [198.51.100."
                + Math.floorMod(reporter.hashCode(), 250) + "]) by " + RECEIVED_BY + " with ESMTP; " + date(time)
                + "\nFrom: MAILER-DAEMON@" + reporter + "\nTo: " + original.owner() + "\nDate: " + date(time)
                + "\nMessage-ID: <" + Integer.toHexString(original.hashCode()) + "@" + reporter
                + ">\nSubject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n";
        String trace = switch (client) {
            case OURS -> "Received: from out.provider.example (out.provider.example [192.0.2.5]) by ";
            case STRANGER ->
                "Received: from host.bots.example (host.bots.example [203.0.113."
                        + Math.floorMod(original.hashCode(), 250) + "]) by ";
            case UNTOLD -> "";
        };
        String received = trace.isEmpty() ? "" : trace + reporter + " with ESMTP; " + date(original.time()) + "\n";
        return (top + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n"
                        + "Your message could not be delivered.\n\n--b\nContent-Type: message/delivery-status\n\n"
                        + "Reporting-MTA: dns; " + reporter + "\n\nFinal-Recipient: rfc822; " + original.to()
                        + "\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--b\n"
                        + "Content-Type: message/rfc822\n\n" + received + header(original) + "\n" + original.text()
                        + "\n\n--b--\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The copy of it that its owner kept.
    ///
    /// @param from the address that it was submitted from
    static byte[] sent(Original original, String from) {
        return ("Received: from client ([" + from + "]) by out.provider.example with ESMTPSA id 1; "
                        + date(original.time()) + "\n" + header(original) + "\n" + original.text() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String header(Original original) {
        return "From: " + original.owner() + "\nTo: " + original.to() + "\nSubject: " + original.subject()
                + "\nDate: " + date(original.time()) + "\nMessage-ID: " + original.messageId()
                + "\nContent-Type: text/plain; charset=utf-8\n";
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(time.atOffset(ZoneOffset.UTC));
    }
}
