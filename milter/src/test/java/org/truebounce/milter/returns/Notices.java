package org.truebounce.milter.returns;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.truebounce.auth.batv.BatvKeyRing;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Message;
import org.truebounce.notice.Notice;

/// Messages and moments for the tests of this room.
final class Notices {
    static final BatvKeyRing KEYS = BatvKeyRing.of(1, "a secret of the tests".getBytes(StandardCharsets.UTF_8));
    static final Instant TODAY = day("2026-11-23");

    static final String BOUNCE = """
            From: MAILER-DAEMON@mx.birch.example
            To: <joe@alder.example>
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            Your message could not be delivered.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.birch.example

            Final-Recipient: rfc822; kim@birch.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 <kim@birch.example>: User unknown

            --b
            Content-Type: message/rfc822

            From: joe@alder.example
            To: kim@birch.example
            Message-ID: <1@alder.example>
            Subject: Hello

            Hello
            --b--
            """;

    static final String RECEIPT = """
            From: kim@birch.example
            To: joe@alder.example
            Subject: Read: Hello
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=disposition-notification; boundary=b

            --b
            Content-Type: text/plain

            Your message was displayed.

            --b
            Content-Type: message/disposition-notification

            Final-Recipient: rfc822; kim@birch.example
            Original-Message-ID: <1@alder.example>
            Disposition: manual-action/MDN-sent-manually; displayed

            --b--
            """;

    static final String VACATION = """
            From: kim@birch.example
            To: joe@alder.example
            Subject: Out of office: Hello
            Auto-Submitted: auto-replied

            I am away until Monday. Your mail will not be read.
            """;

    static final String ORDINARY = """
            From: kim@birch.example
            To: joe@alder.example
            Subject: Friday

            See you.
            """;

    private Notices() {}

    static Instant day(String date) {
        return LocalDate.parse(date).atTime(13, 0).toInstant(ZoneOffset.UTC);
    }

    static Notice read(String text) {
        return Notice.read(Message.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Headers headers(String text) {
        return Headers.of((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Departure leaving(String sender, String... recipients) {
        return new Departure(sender, List.of(recipients), headers("Subject: Hello\n"), "4F2D1C0A7B", true, TODAY);
    }

    /// A message from outside with the null sender.
    static Arrival coming(String text, String recipient) {
        return new Arrival("", List.of(recipient), Optional.of("198.51.100.25"), read(text), Optional.empty(), TODAY);
    }

    static Arrival known(Arrival arrival, boolean sent) {
        return new Arrival(
                arrival.sender(),
                arrival.recipients(),
                arrival.client(),
                arrival.notice(),
                Optional.of(sent),
                arrival.at());
    }

    static Arrival at(Arrival arrival, Instant at) {
        return new Arrival(
                arrival.sender(), arrival.recipients(), arrival.client(), arrival.notice(), arrival.sent(), at);
    }
}
