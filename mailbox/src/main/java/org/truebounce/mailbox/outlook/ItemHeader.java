package org.truebounce.mailbox.outlook;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// The header fields of an item: those it travelled with, where Outlook kept them, else built from its
/// properties.
final class ItemHeader {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ROOT);
    private static final int TRANSPORT_HEADERS = 0x007D;

    private ItemHeader() {}

    /// The field lines but those of MIME, which are written anew; folded fields hold their line ends.
    static List<String> fields(Properties item, List<Properties> recipients, boolean report) {
        List<String> travelled =
                item.text(TRANSPORT_HEADERS).map(ItemHeader::travelled).orElse(List.of());
        return travelled.isEmpty() ? built(item, recipients, report) : travelled;
    }

    private static List<String> travelled(String headers) {
        List<String> fields = new ArrayList<>();
        boolean kept = false;
        for (String line : (Iterable<String>) headers.lines()::iterator) {
            if (line.isBlank()) {
                if (!fields.isEmpty()) {
                    break;
                }
            } else if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                if (kept) {
                    fields.add(fields.removeLast() + "\r\n" + line.replace('\0', ' '));
                }
            } else {
                kept = isField(line) && !isMime(line);
                if (kept) {
                    fields.add(line.replace('\0', ' '));
                }
            }
        }
        return fields;
    }

    private static boolean isField(String line) {
        int colon = line.indexOf(':');
        return colon > 0 && line.substring(0, colon).stripTrailing().chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static boolean isMime(String line) {
        return line.regionMatches(true, 0, "content-", 0, 8) || line.regionMatches(true, 0, "mime-version", 0, 12);
    }

    private static List<String> built(Properties item, List<Properties> recipients, boolean report) {
        List<String> fields = new ArrayList<>();
        from(item).ifPresent(from -> fields.add("From: " + from));
        if (report) {
            reported(item).ifPresent(to -> fields.add("To: " + to));
        } else {
            addressees(recipients, 1, "To")
                    .or(() -> item.text(0x0E04).map(to -> MimePart.field("To", to)))
                    .ifPresent(fields::add);
            addressees(recipients, 2, "Cc")
                    .or(() -> item.text(0x0E03).map(cc -> MimePart.field("Cc", cc)))
                    .ifPresent(fields::add);
        }
        // PidTagClientSubmitTime, PidTagMessageDeliveryTime, PidTagReportTime
        item.time(0x0039)
                .or(() -> item.time(0x0E06))
                .or(() -> item.time(0x0032))
                .ifPresent(time -> fields.add("Date: " + date(time)));
        item.text(0x0037).ifPresent(subject -> fields.add(MimePart.field("Subject", subject)));
        identifier(item, 0x1035, "Message-ID").ifPresent(fields::add);
        identifier(item, 0x1042, "In-Reply-To").ifPresent(fields::add);
        item.text(0x1039).ifPresent(references -> fields.add(MimePart.field("References", references)));
        return fields;
    }

    private static Optional<String> identifier(Properties item, int id, String name) {
        return item.text(id).map(value -> name + ": " + MimePart.words(value));
    }

    private static Optional<String> from(Properties item) {
        // PidTagSentRepresentingName, PidTagSenderName; the addresses: PidTag...SmtpAddress, then
        // PidTag...EmailAddress
        String name = item.text(0x0042).or(() -> item.text(0x0C1A)).orElse("");
        String address = item.text(0x5D02)
                .or(() -> item.text(0x5D01))
                .or(() -> item.text(0x0065).filter(Addresses::isInternet))
                .or(() -> item.text(0x0C1F).filter(Addresses::isInternet))
                .orElse("");
        return name.isBlank() && address.isBlank() ? Optional.empty() : Optional.of(MimePart.mailbox(name, address));
    }

    /// Whom a report was sent to: the recipients of a report are those it speaks of.
    private static Optional<String> reported(Properties item) {
        // PidTagReceivedByName, PidTagReceivedBySmtpAddress and -EmailAddress; then PidTagOriginalSenderName
        String name = item.text(0x0040).or(() -> item.text(0x005A)).orElse("");
        String address = item.text(0x5D07)
                .or(() -> item.text(0x0076))
                .or(() -> item.text(0x0067))
                .filter(Addresses::isInternet)
                .orElse("");
        return Optional.of(MimePart.mailbox(name, address)).filter(to -> !to.isBlank());
    }

    private static Optional<String> addressees(List<Properties> recipients, int type, String field) {
        List<String> addresses = recipients.stream()
                .filter(recipient -> recipientType(recipient) == type)
                .map(recipient -> MimePart.mailbox(
                        recipient.text(0x3001).orElse(""),
                        Addresses.of(recipient).orElse("")))
                .filter(address -> !address.isBlank())
                .toList();
        return addresses.isEmpty() ? Optional.empty() : Optional.of(field + ": " + String.join(",\r\n ", addresses));
    }

    private static int recipientType(Properties recipient) {
        OptionalInt type = recipient.number(0x0C15);
        return type.isPresent() ? type.getAsInt() & 0x0F : 1;
    }

    static String date(Instant time) {
        return DATE.format(time.atOffset(ZoneOffset.UTC));
    }
}
