package org.truebounce.spelling;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.truebounce.auth.dns.DomainName;

/// An address as it was written, without what stuck to it.
///
/// @param local the part in front of the `@`, as written
/// @param domain the part behind it, in lower case and in letters of its own script
/// @param asWritten the address with its domain as it was written
/// @param broken whether it could be no address before something was taken off or put right
record Written(String local, DomainParts domain, String asWritten, boolean broken) {
    // RFC 5321 §4.5.3.1
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;

    private static final Pattern LABEL =
            Pattern.compile("^(?:mailto|smtp|rfc822|e-?mail)[:;] *", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEFORE = Pattern.compile("^[\\s'\"<>()\\[\\]{},;:.!?«»„“”‘’`]+");
    private static final Pattern BEHIND = Pattern.compile("[\\s'\"<>()\\[\\]{},;:.!?«»„“”‘’`/\\\\]+$");
    private static final Pattern AT = Pattern.compile(" +at +| *[(\\[]at[)\\]] *", Pattern.CASE_INSENSITIVE);
    private static final Pattern AROUND_AT = Pattern.compile("[\\s.,;]*@[\\s@.,;]*");
    private static final Pattern DOT = Pattern.compile("[,;:. ]*[,;:.][,;:. ]*");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cf}]+");

    /// Reads one; empty for what is none at all.
    static Optional<Written> read(String text) {
        if (text.length() > LONGEST_LOCAL + LONGEST_DOMAIN || text.startsWith("\"")) { // RFC 5321 §4.1.2: Quoted-string
            return Optional.empty();
        }
        boolean clean = isClean(text);
        String plain =
                clean ? text : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        String mended = clean ? text : mended(plain);
        int at = mended.lastIndexOf('@');
        if (at <= 0 || at > LONGEST_LOCAL || at == mended.length() - 1 || mended.charAt(at + 1) == '[') {
            return Optional.empty();
        }
        String domain = mended.substring(at + 1).toLowerCase(Locale.ROOT);
        boolean broken = !mended.equalsIgnoreCase(plain) && !plain.equalsIgnoreCase(mended + ".");
        return Optional.of(new Written(mended.substring(0, at), DomainParts.of(unicode(domain)), mended, broken));
    }

    /// Whether an address has the plainest form there is, in which nothing can have stuck to it.
    private static boolean isClean(String text) {
        boolean joint = true; // what must be followed by a letter or digit
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!word && (joint || ".-_+@".indexOf(c) < 0)) {
                return false;
            }
            joint = !word;
        }
        return !joint;
    }

    private static String mended(String plain) {
        String mended = BEFORE.matcher(plain).replaceFirst("");
        mended = LABEL.matcher(mended).replaceFirst("");
        mended = BEHIND.matcher(BEFORE.matcher(mended).replaceFirst("")).replaceFirst("");
        if (mended.indexOf('@') < 0) {
            mended = AT.matcher(mended).replaceFirst("@");
        }
        mended = AROUND_AT.matcher(mended).replaceAll("@");
        mended = DOT.matcher(mended).replaceAll(".");
        return SPACE.matcher(mended).replaceAll("");
    }

    /// A domain in letters of its own script. RFC 5890 §2.3.2.1
    static String unicode(String domain) {
        return domain.contains("xn--") ? IDN.toUnicode(domain, IDN.ALLOW_UNASSIGNED) : domain;
    }

    /// Whether an address is one that mail can be sent to, as far as its form tells.
    static boolean isSound(String address) {
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1);
        return DomainName.ascii(domain).isPresent()
                && domain.indexOf('.') > 0
                && address.chars().noneMatch(c -> " ,;:'\"<>()[]\\".indexOf(c) >= 0)
                && address.indexOf('@') == at
                && !address.contains("..");
    }

    String lowerLocal() {
        return local.toLowerCase(Locale.ROOT);
    }
}
