package org.truebounce.mailbox.outlook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The properties of an item, an attachment or a recipient, by the numbers that MAPI gives them. [MS-OXMSG]
/// §2.4
final class Properties {
    private static final int UNICODE = 0x001F;
    private static final int STRING8 = 0x001E;
    private static final int BINARY = 0x0102;
    private static final int OBJECT = 0x000D;
    private static final int ENTRY = 16;
    private static final long EPOCH_1601 = -11_644_473_600L;
    private static final long TICKS = 10_000_000L;
    private static final int CODE_PAGE_UTF8 = 65001;

    private final Storage storage;
    private final Map<Integer, Long> fixed;
    private final Charset charset;

    /// @param header the bytes before the first property: 32 for the item itself, 24 for one within another, 8
    ///     for
    ///     its parts
    /// @param fallback how strings of one byte per character are read when nothing is said
    Properties(Storage storage, int header, Charset fallback) {
        this.storage = storage;
        this.fixed = fixed(storage, header);
        this.charset = charset(fixed, fallback);
    }

    Storage storage() {
        return storage;
    }

    Charset charset() {
        return charset;
    }

    private static Map<Integer, Long> fixed(Storage storage, int header) {
        Map<Integer, Long> values = new HashMap<>();
        byte[] stream = storage.stream("__properties_version1.0").orElse(new byte[0]);
        ByteBuffer buffer = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = header; at + ENTRY <= stream.length; at += ENTRY) {
            values.putIfAbsent(buffer.getShort(at + 2) & 0xFFFF, buffer.getLong(at + 8));
        }
        return values;
    }

    private static Charset charset(Map<Integer, Long> fixed, Charset fallback) {
        // PidTagMessageCodepage, PidTagInternetCodepage
        for (int id : new int[] {0x3FFD, 0x3FDE}) {
            Long page = fixed.get(id);
            if (page != null) {
                Optional<Charset> known = codePage(page.intValue());
                if (known.isPresent()) {
                    return known.get();
                }
            }
        }
        return fallback;
    }

    static Optional<Charset> codePage(int page) {
        if (page == CODE_PAGE_UTF8) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        for (String name : new String[] {"windows-" + page, "x-windows-" + page, "Cp" + page, iso(page)}) {
            if (page > 0 && Charset.isSupported(name)) {
                return Optional.of(Charset.forName(name));
            }
        }
        return Optional.empty();
    }

    private static String iso(int page) {
        return switch (page) {
            case 20127 -> "US-ASCII";
            case 20866 -> "KOI8-R";
            case 21866 -> "KOI8-U";
            case 50220, 50221, 50222 -> "ISO-2022-JP";
            case 51932 -> "EUC-JP";
            case 51949 -> "EUC-KR";
            case 936 -> "GBK";
            case 54936 -> "GB18030";
            default -> page >= 28591 && page <= 28605 ? "ISO-8859-" + (page - 28590) : "US-ASCII";
        };
    }

    OptionalInt number(int id) {
        Long value = fixed.get(id);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value.intValue());
    }

    Optional<Instant> time(int id) {
        return Optional.ofNullable(fixed.get(id))
                .filter(ticks -> ticks > 0)
                .map(ticks -> Instant.ofEpochSecond(EPOCH_1601 + ticks / TICKS));
    }

    /// A text that is not blank.
    Optional<String> text(int id) {
        Optional<String> unicode = stream(id, UNICODE).map(bytes -> new String(bytes, StandardCharsets.UTF_16LE));
        return unicode.or(() -> stream(id, STRING8).map(bytes -> new String(bytes, charset)))
                .map(Properties::withoutNul)
                .filter(text -> !text.isBlank());
    }

    Optional<byte[]> bytes(int id) {
        return stream(id, BINARY);
    }

    Optional<Storage> object(int id) {
        return Optional.ofNullable(storage.storages().get(name(id, OBJECT)));
    }

    private Optional<byte[]> stream(int id, int type) {
        return storage.stream(name(id, type));
    }

    private static String name(int id, int type) {
        return "__substg1.0_%04X%04X".formatted(id, type);
    }

    private static String withoutNul(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
