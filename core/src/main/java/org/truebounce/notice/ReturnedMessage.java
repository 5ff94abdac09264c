package org.truebounce.notice;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;
import org.truebounce.mail.MailDate;
import org.truebounce.mail.Part;

/// What came back of the message that the notice is about. RFC 6522 §3
///
/// @param portion how much came back
/// @param part the returned message or header section; empty when nothing came back
public record ReturnedMessage(Portion portion, Optional<Part> part) {
    static final ReturnedMessage NONE = new ReturnedMessage(Portion.NONE, Optional.empty());

    /// How much of a message came back.
    public enum Portion {
        FULL,
        HEADERS,
        TEXT,
        NONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Optional<Headers> headers() {
        return part.map(Part::headers);
    }

    public Optional<String> messageId() {
        return header("Message-ID");
    }

    public Optional<String> from() {
        return header("From").flatMap(Address::first).map(Address::address).filter(address -> !address.isEmpty());
    }

    /// The addresses of To and Cc.
    public List<String> recipients() {
        List<String> values = new ArrayList<>();
        headers().ifPresent(headers -> {
            values.addAll(headers.all("To"));
            values.addAll(headers.all("Cc"));
        });
        return addresses(values);
    }

    public List<String> to() {
        return addresses(header("To").map(List::of).orElse(List.of()));
    }

    private static List<String> addresses(List<String> values) {
        List<String> addresses = new ArrayList<>();
        for (String value : values) {
            for (Address address : Address.list(value)) {
                if (address.address().indexOf('@') > 0) {
                    addresses.add(address.address());
                }
            }
        }
        return addresses;
    }

    public Optional<String> subject() {
        return headers().flatMap(headers -> headers.text("Subject"));
    }

    public Optional<Instant> date() {
        return header("Date").flatMap(MailDate::parse).map(ZonedDateTime::toInstant);
    }

    /// Whether what came back is itself a report, as of a system behind a gateway.
    boolean isReport() {
        return header("Content-Type")
                .map(value -> value.toLowerCase(Locale.ROOT).startsWith("multipart/report"))
                .orElse(false);
    }

    private Optional<String> header(String name) {
        return headers().flatMap(headers -> headers.first(name)).filter(value -> !value.isEmpty());
    }

    /// The address that the returned message went out under: its topmost Return-Path, else its From.
    public Optional<String> sender() {
        return header("Return-Path")
                .map(value -> Address.normal(value.replace("<", "").replace(">", "")))
                .filter(address -> address.indexOf('@') > 0)
                .or(this::from)
                .map(address -> address.toLowerCase(Locale.ROOT));
    }
}
