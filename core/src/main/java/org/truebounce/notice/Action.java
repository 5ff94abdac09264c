package org.truebounce.notice;

import java.util.Locale;
import java.util.Optional;

/// What the reporting MTA did for a recipient. RFC 3464 §2.3.3
public enum Action {
    FAILED,
    DELAYED,
    DELIVERED,
    RELAYED,
    EXPANDED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the field's value, which may have a comment behind it; words from before RFC 3464 are taken for
    /// what they mean.
    static Optional<Action> of(String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < word.length() && (Character.isLetter(word.charAt(end)) || word.charAt(end) == '-')) {
            end++;
        }
        return switch (word.substring(0, end)) {
            case "failed", "failure", "fail", "error", "expired", "undeliverable", "denied" -> Optional.of(FAILED);
            case "delayed", "delay", "deferred" -> Optional.of(DELAYED);
            case "delivered", "deliverable", "success" -> Optional.of(DELIVERED);
            case "relayed" -> Optional.of(RELAYED);
            case "expanded" -> Optional.of(EXPANDED);
            default -> Optional.empty();
        };
    }
}
