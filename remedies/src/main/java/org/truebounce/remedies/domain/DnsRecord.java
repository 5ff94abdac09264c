package org.truebounce.remedies.domain;

import java.util.ArrayList;
import java.util.List;

/// A record to publish.
///
/// @param name where, in full, without the last dot
/// @param type TXT or MX
/// @param value its data: a TXT record's text, undivided
public record DnsRecord(String name, String type, String value) {
    private static final int MAX_STRING = 255;

    static DnsRecord txt(String name, String value) {
        return new DnsRecord(name, "TXT", value);
    }

    /// The record as a line of a zone file (RFC 1035 §5.1).
    public String zoneLine() {
        String data = type.equals("TXT") ? String.join(" ", strings()) : value;
        return name + ". IN " + type + " " + data;
    }

    /// A text in strings of at most 255 octets (RFC 1035 §3.3.14), which are read as one (RFC 7208 §3.3).
    private List<String> strings() {
        List<String> strings = new ArrayList<>();
        for (int at = 0; at == 0 || at < value.length(); at += MAX_STRING) {
            String piece = value.substring(at, Math.min(at + MAX_STRING, value.length()));
            strings.add("\"" + piece.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        }
        return strings;
    }

    /// What the field "name" of a DNS provider's form takes: the part in front of the zone.
    ///
    /// @param zone the registered domain
    public String host(String zone) {
        if (name.equals(zone)) {
            return "@";
        }
        return name.endsWith("." + zone) ? name.substring(0, name.length() - zone.length() - 1) : name + ".";
    }
}
