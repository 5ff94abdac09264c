package org.truebounce.mailbox.outlook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A delivery report that Exchange keeps as properties, written as the parts of RFC 3464 and RFC 6522.
/// [MS-OXCMAIL] §2.1.3.6
///
/// The item's class says what happened: `REPORT.IPM.Note.NDR` failed, `.DR` delivered, `.DELAYED` delayed.
final class DeliveryReport {
    private static final int REASON_CODE = 0x0C04;
    private static final int DIAGNOSTIC_CODE = 0x0C05;
    private static final int SUPPLEMENTARY_INFO = 0x0C1B;
    private static final int STATUS_CODE = 0x0C20;
    private static final int REMOTE_MTA = 0x0C21;
    private static final int REPORT_TEXT = 0x1001;
    private static final int REPORTING_MTA = 0x6820;

    /// `<mx.example.net #5.1.1 smtp;550 5.1.1 User unknown>`: how Exchange writes what a remote server said.
    private static final Pattern SUPPLEMENTARY = Pattern.compile(
            "<\\s*(?<mta>[^\\s<>]{1,255})\\s+#(?<status>[245]\\.\\d{1,3}\\.\\d{1,3})?\\s*(?:(?<type>[A-Za-z0-9-]{1,32});\\s*)?(?<text>.*?)>?\\s*",
            Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])[245]\\.\\d{1,3}\\.\\d{1,3}(?![\\d.]*\\d)");
    private static final int LONGEST_DIAGNOSTIC = 4000;

    private DeliveryReport() {}

    static boolean isReport(String itemClass) {
        return itemClass.startsWith("REPORT.") && !action(itemClass).isEmpty();
    }

    private static String action(String itemClass) {
        return switch (itemClass.substring(itemClass.lastIndexOf('.') + 1)) {
            case "NDR" -> "failed";
            case "DR" -> "delivered";
            case "DELAYED" -> "delayed";
            case "RELAYED" -> "relayed";
            case "EXPANDED" -> "expanded";
            default -> "";
        };
    }

    /// The machine-readable part. RFC 3464 §2.1
    static MimePart part(Properties item, String itemClass, List<Properties> recipients) {
        StringBuilder text = new StringBuilder(512);
        String mta = item.text(REPORTING_MTA).map(MimePart::oneLine).orElse("");
        // RFC 3464 §2.2.2 asks for the field; the item may not know.
        text.append("Reporting-MTA: dns; ")
                .append(mta.isEmpty() ? "unknown" : mta)
                .append("\r\n");
        for (Properties recipient : recipients.isEmpty() ? List.of(item) : recipients) {
            text.append("\r\n")
                    .append(String.join("\r\n", recipient(recipient, action(itemClass))))
                    .append("\r\n");
        }
        return MimePart.raw("message/delivery-status", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> recipient(Properties recipient, String action) {
        List<String> fields = new ArrayList<>();
        String address = Addresses.of(recipient)
                .or(() -> recipient.text(0x3001).map(MimePart::oneLine))
                .or(() -> recipient.text(0x0074).map(MimePart::oneLine))
                .orElse("unknown");
        fields.add("Final-Recipient: rfc822; " + address);
        fields.add("Action: " + action);
        Optional<String> said = recipient
                .text(SUPPLEMENTARY_INFO)
                .or(() -> recipient.text(REPORT_TEXT))
                .map(MimePart::oneLine)
                .map(text -> text.length() > LONGEST_DIAGNOSTIC ? text.substring(0, LONGEST_DIAGNOSTIC) : text);
        Optional<Matcher> parts = said.map(SUPPLEMENTARY::matcher).filter(Matcher::matches);
        fields.add("Status: " + status(recipient, said, parts, action));
        recipient
                .text(REMOTE_MTA)
                .map(MimePart::oneLine)
                .or(() -> parts.map(match -> match.group("mta")))
                .ifPresent(mta -> fields.add("Remote-MTA: dns; " + mta));
        said.ifPresent(text -> fields.add("Diagnostic-Code: " + diagnostic(text, parts)));
        return fields;
    }

    private static String diagnostic(String said, Optional<Matcher> parts) {
        String type = parts.map(match -> match.group("type")).orElse("smtp");
        String text = parts.map(match -> match.group("text").strip())
                .filter(rest -> !rest.isEmpty())
                .orElse(said);
        return type.toLowerCase(Locale.ROOT) + "; " + text;
    }

    private static String status(Properties recipient, Optional<String> said, Optional<Matcher> parts, String action) {
        Optional<String> own = parts.map(match -> match.group("status"));
        return own.or(() -> number(recipient.number(STATUS_CODE)))
                .or(() -> said.map(STATUS::matcher).filter(Matcher::find).map(Matcher::group))
                .or(() -> x400(recipient))
                .orElse(
                        switch (action) {
                            case "failed" -> "5.0.0";
                            case "delayed" -> "4.0.0";
                            default -> "2.0.0";
                        });
    }

    /// 511 is 5.1.1, 5716 is 5.7.16.
    private static Optional<String> number(OptionalInt code) {
        if (code.isEmpty() || code.getAsInt() < 200 || code.getAsInt() > 59_999) {
            return Optional.empty();
        }
        String digits = String.valueOf(code.getAsInt());
        String status = digits.charAt(0) + "." + digits.charAt(1) + "." + Integer.parseInt(digits.substring(2));
        return "245".indexOf(digits.charAt(0)) >= 0 ? Optional.of(status) : Optional.empty();
    }

    /// The codes that X.400 gave, as RFC 3463 would say them. MAPI_DIAG_... in mapidefs.h
    private static Optional<String> x400(Properties recipient) {
        OptionalInt diagnostic = recipient.number(DIAGNOSTIC_CODE);
        OptionalInt reason = recipient.number(REASON_CODE);
        if (diagnostic.isPresent()) {
            Optional<String> status = switch (diagnostic.getAsInt()) {
                case 0 -> Optional.of("5.1.1"); // unrecognised name
                case 1 -> Optional.of("5.1.4"); // ambiguous name
                case 2 -> Optional.of("4.4.5"); // congestion
                case 3 -> Optional.of("5.4.6"); // loop
                case 4 -> Optional.of("5.2.1"); // recipient unavailable
                case 5 -> Optional.of("4.4.7"); // time expired
                case 7 -> Optional.of("5.2.3"); // content too long
                case 16 -> Optional.of("5.5.3"); // too many recipients
                default -> Optional.empty();
            };
            if (status.isPresent()) {
                return status;
            }
        }
        return reason.isPresent() && reason.getAsInt() == 1 ? Optional.of("5.0.0") : Optional.empty();
    }

    /// The header of the message that the report is about, as far as the report's properties know it. RFC 6522
    /// §4
    static Optional<MimePart> original(Properties item, List<Properties> recipients) {
        List<String> fields = new ArrayList<>();
        item.text(0x005A)
                .ifPresent(name -> fields.add("From: "
                        + MimePart.mailbox(
                                name,
                                item.text(0x0067).filter(Addresses::isInternet).orElse(""))));
        List<String> addresses = recipients.stream()
                .flatMap(recipient -> Addresses.of(recipient).stream())
                .toList();
        if (!addresses.isEmpty()) {
            fields.add("To: " + String.join(",\r\n ", addresses));
        } else {
            item.text(0x0074).ifPresent(to -> fields.add(MimePart.field("To", to)));
        }
        item.text(0x0049).ifPresent(subject -> fields.add(MimePart.field("Subject", subject)));
        item.time(0x004E).ifPresent(time -> fields.add("Date: " + ItemHeader.date(time)));
        // PidTagOriginalMessageId
        item.text(0x1046).ifPresent(id -> fields.add("Message-ID: " + MimePart.words(id)));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        String text = String.join("\r\n", fields) + "\r\n";
        return Optional.of(MimePart.raw("text/rfc822-headers", text.getBytes(StandardCharsets.UTF_8)));
    }
}
