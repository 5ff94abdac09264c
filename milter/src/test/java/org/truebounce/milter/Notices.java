package org.truebounce.milter;

/// Messages for the tests.
final class Notices {
    private Notices() {}

    /// A notice from mx.birch.example of a message of Robin's.
    ///
    /// @param id the Message-ID of the original
    /// @param trace who gave it to mx.birch.example, such as `vps.oak.example ([203.0.113.66])`
    static String of(String id, String trace) {
        return """
                Received: from mx.birch.example (mx.birch.example [198.51.100.25]) by relay.birch.example with ESMTP id 77;
                 Mon, 2 Nov 2026 10:15:09 +0000
                From: Mail Delivery System <MAILER-DAEMON@mx.birch.example>
                To: robin@alder.example
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                Date: Mon, 2 Nov 2026 10:15:09 +0000
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                This is the mail system at host mx.birch.example.

                <kim@birch.example>: host mx.birch.example said: 550 5.1.1 User unknown
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.birch.example

                Final-Recipient: rfc822; kim@birch.example
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown

                --b
                Content-Type: message/rfc822

                Received: from %s by mx.birch.example with ESMTP id 42; Mon, 2 Nov 2026 10:15:00 +0000
                From: Robin <robin@alder.example>
                To: kim@birch.example
                Subject: Plan for Friday
                Date: Mon, 2 Nov 2026 10:14:00 +0000
                Message-ID: %s

                Hello
                --b--
                """.formatted(trace, id);
    }

    /// A notice of a message that a stranger sent in Robin's name.
    static String forged() {
        return of("<a7@vps.oak.example>", "vps.oak.example (vps.oak.example [203.0.113.66])");
    }

    /// A notice of a message that may have been Robin's: its route says so.
    static String open() {
        return of("<1@alder.example>", "mx1.alder.example (mx1.alder.example [192.0.2.25])");
    }

    static final String ORDINARY = """
            From: Kim <kim@birch.example>
            To: robin@alder.example
            Subject: Re: Plan for Friday
            Message-ID: <o1@birch.example>

            See you on Friday.
            """;
}
