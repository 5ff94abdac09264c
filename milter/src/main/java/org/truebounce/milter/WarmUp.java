package org.truebounce.milter;

import java.nio.charset.StandardCharsets;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;

/// Judges a notice of no consequence, so that the first real one need not wait for what is loaded only once.
final class WarmUp {
    private static final String NOTICE = """
            Return-Path: <>
            Received: from mx.birch.example (mx.birch.example [198.51.100.25]) by mx1.alder.example with ESMTP id 1
            From: Mail Delivery System <MAILER-DAEMON@mx.birch.example>
            To: robin@alder.example
            Subject: Undelivered Mail Returned to Sender
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            <kim@birch.example>: host mx.birch.example said: 550 5.1.1 User unknown
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.birch.example

            Final-Recipient: rfc822; kim@birch.example
            Action: failed
            Status: 5.1.1
            --b
            Content-Type: text/rfc822-headers

            Received: from vps.oak.example ([203.0.113.66]) by mx.birch.example with ESMTP id 2
            From: robin@alder.example
            Message-ID: <1@vps.oak.example>
            --b--
            """;

    private WarmUp() {}

    static void run() {
        TrueBounce.diagnose(NOTICE.getBytes(StandardCharsets.UTF_8), Account.UNKNOWN);
    }
}
