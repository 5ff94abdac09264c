package org.truebounce.mailbox.outlook;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Writes an item, and the items within it, as MIME messages.
final class ItemWriter {
    private static final int INNER_HEADER = 24; // [MS-OXMSG] §2.4.1.2
    private static final int PART_HEADER = 8; // [MS-OXMSG] §2.4.1.3
    private static final int EMBEDDED = 5; // PidTagAttachMethod: afEmbeddedMessage
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final String boundary;
    private final int nesting;
    private int boundaries;

    ItemWriter(String boundary, int nesting) {
        this.boundary = boundary;
        this.nesting = nesting;
    }

    byte[] message(Storage storage, int header, int depth) {
        Properties item = new Properties(storage, header, WESTERN);
        List<Properties> recipients = parts(item, "__recip_version1.0_");
        String itemClass = item.text(0x001A).orElse("").toUpperCase(Locale.ROOT);
        List<String> fields = ItemHeader.fields(item, recipients, DeliveryReport.isReport(itemClass));
        List<MimePart> attachments = new ArrayList<>();
        for (Properties attachment : parts(item, "__attach_version1.0_")) {
            attachment(attachment, depth).ifPresent(attachments::add);
        }
        Optional<byte[]> signed = signed(item, itemClass);
        if (signed.isPresent()) {
            return joined(fields, signed.get());
        }
        MimePart body = body(item);
        return content(item, itemClass, recipients, body, attachments).message(fields);
    }

    private MimePart content(
            Properties item, String itemClass, List<Properties> recipients, MimePart body, List<MimePart> attachments) {
        if (DeliveryReport.isReport(itemClass)) {
            List<MimePart> parts = new ArrayList<>(List.of(body, DeliveryReport.part(item, itemClass, recipients)));
            parts.addAll(attachments);
            if (attachments.stream().noneMatch(ItemWriter::returned)) {
                DeliveryReport.original(item, recipients).ifPresent(parts::add);
            }
            return multipart("report; report-type=delivery-status", parts);
        }
        if (attachments.isEmpty()) {
            return body;
        }
        List<MimePart> parts = new ArrayList<>(List.of(body));
        parts.addAll(attachments);
        boolean report = attachments.stream().anyMatch(part -> typed(part, "message/delivery-status"));
        return multipart(report ? "report; report-type=delivery-status" : "mixed", parts);
    }

    private static boolean returned(MimePart part) {
        return typed(part, "message/rfc822") || typed(part, "text/rfc822-headers");
    }

    private static boolean typed(MimePart part, String type) {
        return part.fields().getFirst().equals("Content-Type: " + type);
    }

    private MimePart multipart(String type, List<MimePart> parts) {
        return MimePart.multipart(type, boundary + "." + ++boundaries, parts);
    }

    private static List<Properties> parts(Properties item, String prefix) {
        return item.storage().numbered(prefix).stream()
                .map(storage -> new Properties(storage, PART_HEADER, item.charset()))
                .toList();
    }

    /// Plain text and HTML where both are there; the rich text only where nothing else is.
    private MimePart body(Properties item) {
        Optional<MimePart> plain = item.text(0x1000).map(text -> MimePart.text("plain", text));
        Optional<MimePart> html = html(item).map(text -> MimePart.text("html", text));
        if (plain.isPresent() && html.isPresent()) {
            return multipart("alternative", List.of(plain.get(), html.get()));
        }
        return plain.or(() -> html).orElseGet(() -> rich(item));
    }

    private static Optional<String> html(Properties item) {
        // PidTagHtml; bytes in the code page of PidTagInternetCodepage
        OptionalInt page = item.number(0x3FDE);
        Charset charset =
                page.isPresent() ? Properties.codePage(page.getAsInt()).orElse(item.charset()) : item.charset();
        return item.bytes(0x1013)
                .map(bytes -> new String(bytes, charset))
                .or(() -> item.text(0x1013))
                .filter(text -> !text.isBlank());
    }

    private static MimePart rich(Properties item) {
        // PidTagRtfCompressed
        Optional<RichText> text =
                item.bytes(0x1009).flatMap(CompressedRtf::unpack).map(RichText::read);
        return text.map(rich -> MimePart.text(rich.html() ? "html" : "plain", rich.text()))
                .orElseGet(() -> MimePart.text("plain", ""));
    }

    private Optional<MimePart> attachment(Properties attachment, int depth) {
        OptionalInt method = attachment.number(0x3705);
        if (method.isPresent() && method.getAsInt() == EMBEDDED) {
            return attachment
                    .object(0x3701)
                    .filter(inner -> depth < nesting)
                    .map(inner -> MimePart.raw("message/rfc822", message(inner, INNER_HEADER, depth + 1)));
        }
        return attachment.bytes(0x3701).map(bytes -> file(attachment, bytes));
    }

    private static MimePart file(Properties attachment, byte[] bytes) {
        String type = MimePart.mediaType(attachment.text(0x370E).orElse(""));
        switch (type) {
            // Parts of a notice stay readable as such. RFC 3464 §2, RFC 6522 §4
            case "message/delivery-status", "message/rfc822", "text/rfc822-headers", "message/rfc822-headers" -> {
                return MimePart.raw(type, bytes);
            }
            case "multipart/signed", "multipart/mixed" -> type = "application/octet-stream";
            default -> {}
        }
        // PidTagAttachLongFilename, PidTagAttachFilename, PidTagDisplayName
        String name = attachment
                .text(0x3707)
                .or(() -> attachment.text(0x3704))
                .or(() -> attachment.text(0x3001))
                .orElse("");
        List<String> identifier = attachment
                .text(0x3712)
                .map(id -> List.of("Content-ID: <" + MimePart.words(id).replaceAll("[<>]", "") + ">"))
                .orElse(List.of());
        return MimePart.file(type, name, identifier, bytes);
    }

    /// A signed message keeps its whole content, with its MIME fields, in its one attachment. [MS-OXOSMIME]
    private static Optional<byte[]> signed(Properties item, String itemClass) {
        if (!itemClass.endsWith("SMIME.MULTIPARTSIGNED")) {
            return Optional.empty();
        }
        List<Properties> attachments = parts(item, "__attach_version1.0_");
        return attachments.size() == 1
                ? attachments.getFirst().bytes(0x3701).filter(ItemWriter::leadsMime)
                : Optional.empty();
    }

    private static boolean leadsMime(byte[] bytes) {
        String lead = new String(bytes, 0, Math.min(bytes.length, 13), StandardCharsets.US_ASCII);
        return lead.equalsIgnoreCase("content-type:") || lead.equalsIgnoreCase("mime-version:");
    }

    private static byte[] joined(List<String> fields, byte[] rest) {
        byte[] header = new MimePart(fields, new byte[0]).bytes();
        int size = header.length - 2;
        byte[] whole = new byte[size + rest.length];
        System.arraycopy(header, 0, whole, 0, size);
        System.arraycopy(rest, 0, whole, size, rest.length);
        return whole;
    }
}
