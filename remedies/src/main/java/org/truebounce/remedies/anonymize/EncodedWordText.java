package org.truebounce.remedies.anonymize;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.truebounce.mail.Charsets;

/// A header value with encoded words, read as one text and written back word by word. RFC 2047 §2
final class EncodedWordText {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,40}+)\\?([BbQq])\\?([^?\\s]{0,2000}+)\\?=");

    /// A stretch of the value.
    ///
    /// @param start where it stands in the value
    /// @param plain what it says
    /// @param coding how it is coded; empty for plain text and for the white space between encoded words, which
    ///     says nothing
    private record Segment(int start, int end, String plain, Optional<Coding> coding) {}

    private record Coding(String head, boolean base64, Charset charset) {
        String encode(String text, String before, String plainBefore) {
            byte[] bytes = text.getBytes(charset);
            return base64
                    ? java.util.Base64.getEncoder().encodeToString(bytes)
                    : QuotedText.encodeWord(bytes, before, plainBefore.getBytes(charset));
        }
    }

    private EncodedWordText() {}

    /// The edits of a value, given how its plain text is rewritten.
    static Edits rewrite(String value, Function<String, Edits> rewriting) {
        List<Segment> segments = segments(value);
        StringBuilder plain = new StringBuilder();
        segments.forEach(segment -> plain.append(segment.plain));
        String text = plain.toString();
        Edits inPlain = rewriting.apply(text);
        Edits edits = new Edits();
        int at = 0;
        for (Segment segment : segments) {
            int end = at + segment.plain.length();
            String written = inPlain.slice(text, at, end);
            if (!written.equals(segment.plain)) {
                edits.add(segment.start, segment.end, encoded(value, segment, written));
            }
            at = end;
        }
        return edits;
    }

    private static String encoded(String value, Segment segment, String written) {
        if (segment.coding.isEmpty()) {
            return written;
        }
        Coding coding = segment.coding.get();
        String payload = value.substring(segment.start + coding.head.length(), segment.end - 2);
        return coding.head + coding.encode(written, payload, segment.plain) + "?=";
    }

    private static List<Segment> segments(String value) {
        List<Segment> segments = new ArrayList<>();
        Matcher word = WORD.matcher(value);
        int done = 0;
        boolean coded = false;
        while (word.find()) {
            String between = value.substring(done, word.start());
            // RFC 2047 §6.2: white space between encoded words is not shown
            boolean shown = !coded || !between.isBlank();
            segments.add(new Segment(done, word.start(), shown ? between : "", Optional.empty()));
            segments.add(segment(word));
            coded = true;
            done = word.end();
        }
        segments.add(new Segment(done, value.length(), value.substring(done), Optional.empty()));
        return segments;
    }

    private static Segment segment(Matcher word) {
        boolean base64 = word.group(2).equalsIgnoreCase("B");
        byte[] bytes = base64 ? Base64Body.decode(word.group(3)) : QuotedText.decodeWord(word.group(3));
        int star = word.group(1).indexOf('*');
        String named = star < 0 ? word.group(1) : word.group(1).substring(0, star);
        Charset charset = Charsets.writable(bytes, Optional.of(named));
        String head = word.group().substring(0, word.start(3) - word.start());
        return new Segment(
                word.start(), word.end(), new String(bytes, charset), Optional.of(new Coding(head, base64, charset)));
    }
}
