package org.truebounce.notice;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.truebounce.mail.Message;
import org.truebounce.words.DataLines;

/// The fields of the original that a notice quotes in its own words, where nothing of it came back.
final class QuotedFields {
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_VALUE = 500;
    private static final Map<String, String> WORDS = words();

    private QuotedFields() {}

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        String field = "";
        for (DataLines lines = DataLines.of(QuotedFields.class, "words/quoted.words"); lines.next(); ) {
            if (lines.line().startsWith("= ")) {
                field = lines.line().substring(2);
            } else {
                words.put(lines.line(), field);
            }
        }
        return words;
    }

    /// What a text quotes; [ReturnedMessage#NONE] where neither a subject nor an id is among it.
    static ReturnedMessage in(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        text.lines().limit(500).forEach(line -> quoted(line, fields));
        if (!fields.containsKey("Subject") && !fields.containsKey("Message-ID")) {
            return ReturnedMessage.NONE;
        }
        StringBuilder header = new StringBuilder();
        fields.forEach(
                (name, value) -> header.append(name).append(": ").append(value).append('\n'));
        Message quoted = Message.parse(header.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        return new ReturnedMessage(ReturnedMessage.Portion.TEXT, Optional.of(quoted.root()));
    }

    private static void quoted(String line, Map<String, String> fields) {
        int colon = line.indexOf(':');
        int wide = line.indexOf('：');
        int end = colon < 0 || (wide >= 0 && wide < colon) ? wide : colon;
        if (end <= 0 || end > LONGEST_KEY) {
            return;
        }
        String key = bare(line.substring(0, end)).toLowerCase(Locale.ROOT);
        String value = line.substring(end + 1).strip();
        String field = WORDS.get(key);
        if (field != null && !value.isEmpty() && value.length() <= LONGEST_VALUE && mayBe(field, value)) {
            fields.putIfAbsent(field, value);
        }
    }

    /// Some servers call their own number of a message its id. RFC 5322 §3.6.4
    private static boolean mayBe(String field, String value) {
        return !field.equals("Message-ID") || value.indexOf('@') > 0;
    }

    /// A key without the marks that lists put before it or dots that lead from it.
    private static String bare(String key) {
        int start = 0;
        int end = key.length();
        while (start < end && !Character.isLetter(key.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetter(key.charAt(end - 1))) {
            end--;
        }
        return key.substring(start, end);
    }
}
