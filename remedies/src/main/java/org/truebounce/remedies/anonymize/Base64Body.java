package org.truebounce.remedies.anonymize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Base64 read leniently and written back into the lines in which it stood. RFC 2045 §6.8
final class Base64Body {
    private static final int LINE = 76;

    private Base64Body() {}

    static byte[] decode(String coded) {
        byte[] letters = new byte[coded.length()];
        int length = 0;
        for (int i = 0; i < coded.length() && coded.charAt(i) != '='; i++) {
            if (isLetter(coded.charAt(i))) {
                letters[length++] = (byte) coded.charAt(i);
            }
        }
        length -= length % 4 == 1 ? 1 : 0;
        return Base64.getDecoder().decode(Arrays.copyOf(letters, length));
    }

    /// The bytes as Base64 in the layout of what stood there before.
    static String encode(byte[] bytes, String before) {
        String coded = new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
        StringBuilder text = new StringBuilder(before.length());
        int next = 0;
        int end = before.length();
        while (end > 0 && !isCoded(before.charAt(end - 1))) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            char c = before.charAt(i);
            if (!isCoded(c)) {
                text.append(c);
            } else if (next < coded.length()) {
                text.append(coded.charAt(next++));
            }
        }
        int onLine = text.length() - text.lastIndexOf("\n") - 1;
        while (next < coded.length()) {
            if (onLine >= LINE) {
                text.append('\n');
                onLine = 0;
            }
            text.append(coded.charAt(next++));
            onLine++;
        }
        return text.append(before, end, before.length()).toString();
    }

    private static boolean isCoded(char c) {
        return isLetter(c) || c == '=';
    }

    private static boolean isLetter(char c) {
        return (c < 0x80 && Letters.isInRun(c)) || c == '+' || c == '/';
    }
}
