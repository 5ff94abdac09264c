package org.truebounce.notice;

import java.util.Locale;
import java.util.Optional;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;

/// Finds who says that it made the notice.
final class Reporters {
    private Reporters() {}

    static Reporter of(Headers headers, DeliveryStatus status, String text) {
        Optional<Dialect> dialect = Dialects.of(headers, status, text);
        Optional<String> mta = status.perMessage()
                .mta("reporting-mta")
                .or(() -> dialect.flatMap(known -> known.host(text)))
                .or(() -> senderHost(headers));
        return new Reporter(mta, dialect.map(Dialect::name), dialect.map(Dialect::software));
    }

    private static Optional<String> senderHost(Headers headers) {
        return headers.first("From")
                .flatMap(Address::first)
                .map(Address::domain)
                .filter(domain -> !domain.isEmpty())
                .map(host -> host.toLowerCase(Locale.ROOT));
    }
}
