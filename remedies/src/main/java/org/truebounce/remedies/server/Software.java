package org.truebounce.remedies.server;

import java.util.Arrays;
import java.util.Optional;

/// A mail server's program, as it tells of itself.
public enum Software {
    POSTFIX("Postfix", "Postfix"),
    EXIM("Exim", "Exim"),
    SENDMAIL("sendmail", "Sendmail"),
    OPENSMTPD("OpenSMTPD", "OpenSMTPD"),
    EXCHANGE("Exchange", "Microsoft ESMTP");

    private final String title;
    private final String mark;

    Software(String title, String mark) {
        this.title = title;
        this.mark = mark;
    }

    /// Its name.
    public String title() {
        return title;
    }

    /// The program that speaks so; empty where it does not say.
    static Optional<Software> of(String introduction) {
        return Arrays.stream(values())
                .filter(software -> introduction.contains(software.mark))
                .findFirst();
    }
}
