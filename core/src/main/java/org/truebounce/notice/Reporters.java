package org.truebounce.notice;

import java.util.Locale;
import java.util.Optional;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;

/// Finds who says that it made the notice.
final class Reporters {
    private Reporters() {}

    static Reporter of(Headers headers, DeliveryStatus status, String text) {
        Optional<String> mta = status.perMessage()
                .mta("reporting-mta")
                .or(() -> headers.first("From")
                        .flatMap(Address::first)
                        .map(Address::domain)
                        .filter(domain -> !domain.isEmpty()))
                .map(host -> host.toLowerCase(Locale.ROOT));
        return new Reporter(mta, Optional.empty(), Optional.empty());
    }
}
