package org.truebounce.storm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Notices of several runs of mail that fall on one mailbox together, made with a known truth.
///
/// Reporters write in three forms: a report with the original's header, one with the whole original, and words alone
/// with the subject. Subjects and texts of a run vary as generators of spam vary them.
final class SimulatedStorm {
    static final Instant START = Instant.parse("2026-11-02T06:00:00Z");
    private static final int REPORTERS = 60;

    /// A run of mail.
    ///
    /// @param decline the time in which its rate falls to 1/e
    /// @param ours whether it left through the owner's own server
    record Truth(
            String name,
            int notices,
            Duration begin,
            Duration decline,
            boolean ours,
            List<List<String>> subject,
            String text) {}

    record Mail(Truth truth, Instant time, String message) {}

    private final Random random;

    SimulatedStorm(long seed) {
        random = new Random(seed);
    }

    List<Mail> make(List<Truth> truths, Duration length) {
        List<Mail> mails = new ArrayList<>();
        for (Truth truth : truths) {
            int made = 0;
            while (made < truth.notices()) {
                double delay =
                        -Math.log(1 - random.nextDouble()) * truth.decline().toSeconds();
                Instant time = START.plus(truth.begin()).plusSeconds((long) delay);
                if (time.isBefore(START.plus(length))) {
                    mails.add(new Mail(truth, time, notice(truth, time, made)));
                    made++;
                }
            }
        }
        mails.sort(Comparator.comparing(Mail::time));
        return mails;
    }

    private String notice(Truth truth, Instant time, int number) {
        String reporter = "mx.host" + random.nextInt(REPORTERS) + ".example";
        String recipient = word() + "." + word() + number + "@" + reporter.substring(3);
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(time.atOffset(ZoneOffset.UTC));
        StringBuilder subject = new StringBuilder();
        truth.subject()
                .forEach(words ->
                        subject.append(words.get(random.nextInt(words.size()))).append(' '));
        String varied = subject.toString()
                .replace("#", Integer.toString(random.nextInt(100_000)))
                .strip();
        String client = truth.ours()
                ? "mail.alder.example (mail.alder.example [192.0.2.5])"
                : "host" + random.nextInt(300) + ".bots.example (host.bots.example [203.0.113." + random.nextInt(250)
                        + "])";
        String header = "Received: from " + client + " by " + reporter + " with ESMTP; " + date + "\n"
                + "From: robin@alder.example\nTo: " + recipient + "\nSubject: " + varied + "\nDate: " + date
                + "\nMessage-ID: <" + Long.toHexString(random.nextLong()) + "@" + word() + ".example>\n"
                + "Content-Type: text/plain; charset=utf-8\n";
        String text = truth.text().replace("#", word() + random.nextInt(1_000));
        return message(reporter, recipient, date, varied, header, text);
    }

    private String message(String reporter, String recipient, String date, String subject, String header, String text) {
        int form = Math.floorMod(reporter.hashCode(), 3);
        String top = "Return-Path: <>\nReceived: from " + reporter + " (" + reporter + " [198.51.100."
                + Math.floorMod(reporter.hashCode(), 250) + "]) by mx.alder.example with ESMTP; " + date
                + "\nFrom: MAILER-DAEMON@" + reporter + "\nTo: robin@alder.example\nDate: " + date
                + "\nSubject: Undelivered Mail Returned to Sender\n";
        if (form == 2) {
            return top + "\nThe following message to <" + recipient + "> was undeliverable.\n"
                    + "The reason for the problem:\n550 5.1.1 User unknown\n\nSubject: " + subject + "\n";
        }
        String original = form == 0
                ? "Content-Type: text/rfc822-headers\n\n" + header
                : "Content-Type: message/rfc822\n\n" + header + "\n" + text + "\n";
        return top + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n"
                + "Your message could not be delivered.\n\n--b\nContent-Type: message/delivery-status\n\n"
                + "Reporting-MTA: dns; " + reporter + "\n\nFinal-Recipient: rfc822; " + recipient
                + "\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--b\n" + original
                + "\n--b--\n";
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
