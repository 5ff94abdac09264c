package org.truebounce.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The machine-readable part of a delivery status notification. RFC 3464 §2
///
/// @param perMessage the fields about the whole message, §2.2, by lower-case name
/// @param perRecipient the fields about each recipient, §2.3, by lower-case name
record DeliveryStatus(Fields perMessage, List<Fields> perRecipient) {
    static final DeliveryStatus NONE = new DeliveryStatus(new Fields(Map.of()), List.of());
    private static final int MOST_RECIPIENTS = 10_000;
    private static final int LONGEST_FOLDED = 10_000;
    private static final Set<String> ABOUT_RECIPIENT = Set.of(
            "final-recipient",
            "original-recipient",
            "action",
            "status",
            "diagnostic-code",
            "remote-mta",
            "last-attempt-date");

    /// The fields of one group.
    record Fields(Map<String, String> values) {
        Optional<String> get(String name) {
            return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
        }

        /// The value behind the type that RFC 3464 puts before it: `rfc822; kim@example.net`, `dns;
        /// mx.example.net`,
        /// `smtp; 550 ...`
        Optional<String> typed(String name) {
            return get(name).map(DeliveryStatus::withoutType).filter(value -> !value.isEmpty());
        }

        /// The host that an MTA-name field names, without the remarks that some add. RFC 3464 §2.1.2
        Optional<String> mta(String name) {
            return typed(name)
                    .map(value -> {
                        int end = 0;
                        while (end < value.length() && value.charAt(end) > ' ' && value.charAt(end) != '(') {
                            end++;
                        }
                        String host = value.substring(0, end).toLowerCase(Locale.ROOT);
                        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
                    })
                    .filter(host -> !host.isEmpty());
        }

        Optional<String> address(String name) {
            return typed(name)
                    .flatMap(value -> Mention.first(value).map(Mention::address).or(() -> Optional.of(value)));
        }

        private boolean namesRecipient() {
            return values.containsKey("final-recipient") || values.containsKey("original-recipient");
        }

        private boolean isAboutRecipient() {
            return values.keySet().stream().anyMatch(ABOUT_RECIPIENT::contains);
        }
    }

    private static String withoutType(String value) {
        int at = 0;
        while (at < value.length() && (Character.isLetterOrDigit(value.charAt(at)) || value.charAt(at) == '-')) {
            at++;
        }
        int semicolon = at;
        while (semicolon < value.length() && value.charAt(semicolon) == ' ') {
            semicolon++;
        }
        boolean typed = at > 0 && semicolon < value.length() && value.charAt(semicolon) == ';';
        return (typed ? value.substring(semicolon + 1) : value).strip();
    }

    /// Reads the fields, also where the blank lines between the groups are missing or too many.
    static DeliveryStatus parse(String text) {
        List<Map<String, String>> groups = groups(text);
        Map<String, String> perMessage = new LinkedHashMap<>();
        List<Fields> perRecipient = new ArrayList<>();
        for (Map<String, String> group : groups) {
            Fields fields = new Fields(group);
            if (!fields.isAboutRecipient()) {
                group.forEach(perMessage::putIfAbsent);
            } else if (!fields.namesRecipient() && joins(perRecipient, group)) {
                perRecipient.getLast().values().putAll(group);
            } else if (perRecipient.size() < MOST_RECIPIENTS) {
                perRecipient.add(fields);
            }
        }
        for (String name : List.of("reporting-mta", "arrival-date", "received-from-mta", "original-envelope-id")) {
            perRecipient.forEach(fields -> fields.get(name).ifPresent(value -> perMessage.putIfAbsent(name, value)));
        }
        return new DeliveryStatus(new Fields(perMessage), perRecipient);
    }

    /// Whether a group without a recipient goes on with the one before it: a blank line stood where none
    /// belongs.
    private static boolean joins(List<Fields> before, Map<String, String> group) {
        return !before.isEmpty() && before.getLast().values().keySet().stream().noneMatch(group::containsKey);
    }

    private static List<Map<String, String>> groups(String text) {
        List<Map<String, String>> groups = new ArrayList<>();
        Map<String, String> group = new LinkedHashMap<>();
        String last = "";
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                groups.add(group);
                group = new LinkedHashMap<>();
            } else if (line.charAt(0) <= ' ' && !last.isEmpty() && group.containsKey(last)) {
                group.computeIfPresent(last, (name, before) -> unfolded(before, line)); // RFC 5322 §2.2.3
            } else if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (beginsAnother(last) && group.containsKey(last)) {
                    groups.add(group);
                    group = new LinkedHashMap<>();
                }
                group.putIfAbsent(last, line.substring(colon + 1).strip());
            }
        }
        groups.add(group);
        groups.removeIf(Map::isEmpty);
        return groups;
    }

    private static String unfolded(String before, String line) {
        return before.length() > LONGEST_FOLDED ? before : before + " " + line.strip();
    }

    private static boolean beginsAnother(String name) {
        return name.equals("final-recipient") || name.equals("action") || name.equals("original-recipient");
    }
}
