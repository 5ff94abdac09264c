package org.truebounce.auth.batv;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs return addresses and verifies them (draft-levine-smtp-batv-01, `prvs`; never an RFC: see
/// docs/formats/batv.md).
/// Safe to be used by several threads at once.
public final class BatvSigner {
    /// How many days a tag is good unless said otherwise.
    public static final int DEFAULT_LIFETIME = 7;

    private static final String MARK = "prvs=";
    private static final int TAG_LENGTH = 10;
    private static final int ADDED = MARK.length() + TAG_LENGTH + 1;
    private static final int MAX_LOCAL = 64; // RFC 5321 §4.5.3.1.1
    private static final int MAX_ADDRESS = 1024;
    private static final int DAYS = 1000;

    private final BatvKeyRing keys;
    private final int lifetime;
    private final boolean foldsCase;

    /// Signs with the ring's current key for seven days.
    public BatvSigner(BatvKeyRing keys) {
        this(keys, DEFAULT_LIFETIME, false);
    }

    /// Signs with the ring's current key.
    ///
    /// @param lifetime how many days a tag is good, 1 to 99
    /// @param foldsCase local parts are signed in lower case, for mail systems whose correspondents fold them;
    ///     needed to verify only what was signed so
    /// @throws IllegalArgumentException for another lifetime
    public BatvSigner(BatvKeyRing keys, int lifetime, boolean foldsCase) {
        if (lifetime < 1 || lifetime > 99) {
            throw new IllegalArgumentException("a lifetime is 1 to 99 days");
        }
        this.keys = keys;
        this.lifetime = lifetime;
        this.foldsCase = foldsCase;
    }

    private record Address(String local, String domain) {
        static Optional<Address> parse(String address) {
            int at = address.lastIndexOf('@');
            return at <= 0 || at == address.length() - 1 || address.length() > MAX_ADDRESS
                    ? Optional.empty()
                    : Optional.of(new Address(address.substring(0, at), address.substring(at + 1)));
        }
    }

    private record Tag(int key, int day, String mac) {
        static Optional<Tag> parse(String text) {
            if (text.length() != TAG_LENGTH
                    || !text.substring(0, 4).chars().allMatch(c -> c >= '0' && c <= '9')
                    || !text.substring(4).chars().allMatch(HexFormat::isHexDigit)) {
                return Optional.empty();
            }
            return Optional.of(
                    new Tag(text.charAt(0) - '0', Integer.parseInt(text.substring(1, 4)), text.substring(4)));
        }
    }

    /// Signs an address as the draft has it.
    ///
    /// @param address local part and domain, without brackets
    /// @param at the time
    /// @return the signed address; empty where it must stay as it is: the null sender, a quoted local part, one
    ///     that would get longer than 64 octets, one that has a tag
    public Optional<String> sign(String address, Instant at) {
        return sign(address, at, BatvForm.PREFIX);
    }

    /// Whether an address is one that can be signed, and not one that must stay as it is.
    public static boolean canSign(String address) {
        return Address.parse(address).filter(BatvSigner::canBeTagged).isPresent();
    }

    /// Signs an address in one of the two forms.
    public Optional<String> sign(String address, Instant at, BatvForm form) {
        Optional<Address> parsed = Address.parse(address).filter(BatvSigner::canBeTagged);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        String local = parsed.get().local;
        String domain = parsed.get().domain;
        int expiry = (today(at) + lifetime) % DAYS;
        String stamp = keys.current() + String.format(Locale.ROOT, "%03d", expiry);
        String signedLocal = foldsCase ? local.toLowerCase(Locale.ROOT) : local;
        byte[] mac = mac(
                keys.secret(keys.current()).orElseThrow(), stamp + signedLocal + "@" + domain.toLowerCase(Locale.ROOT));
        String tag = stamp + HexFormat.of().formatHex(mac);
        return Optional.of(
                switch (form) {
                    case PREFIX -> MARK + tag + "=" + local + "@" + domain;
                    case SUBADDRESS -> local + "+" + MARK + tag + "@" + domain;
                });
    }

    private static boolean canBeTagged(Address address) {
        int octets = address.local.getBytes(StandardCharsets.UTF_8).length;
        return octets + ADDED <= MAX_LOCAL
                && address.local.indexOf('"') < 0
                && !address.local.toLowerCase(Locale.ROOT).contains(MARK);
    }

    /// Verifies the tag of an address in either form.
    ///
    /// @param address the envelope recipient of a notice, without brackets
    /// @param at the time
    public BatvResult verify(String address, Instant at) {
        Optional<Address> parsed = Address.parse(address);
        String local = parsed.map(Address::local).orElse("");
        String lower = local.toLowerCase(Locale.ROOT);
        String tagText;
        String core;
        int sub = lower.lastIndexOf("+" + MARK);
        if (lower.startsWith(MARK)) {
            int end = Math.min(local.length(), MARK.length() + TAG_LENGTH);
            tagText = local.substring(MARK.length(), end);
            core = end + 1 < local.length() && local.charAt(end) == '=' ? local.substring(end + 1) : "";
        } else if (sub > 0) {
            tagText = local.substring(sub + 1 + MARK.length());
            core = local.substring(0, sub);
        } else {
            return new BatvResult(BatvStatus.UNTAGGED, address, -1, 0);
        }
        Optional<Tag> tag = Tag.parse(tagText);
        if (tag.isEmpty() || core.isEmpty()) {
            return new BatvResult(BatvStatus.MALFORMED, address, -1, 0);
        }
        return judge(
                tag.get(),
                tagText,
                new Address(core, parsed.map(Address::domain).orElse("")),
                at);
    }

    private BatvResult judge(Tag tag, String tagText, Address core, Instant at) {
        String original = core.local + "@" + core.domain;
        Optional<byte[]> secret = keys.secret(tag.key);
        int left = Math.floorMod(tag.day - today(at), DAYS);
        int told = left <= lifetime ? left : left - DAYS;
        if (secret.isEmpty()) {
            return new BatvResult(BatvStatus.UNKNOWN_KEY, original, tag.key, told);
        }
        if (!holds(secret.get(), tagText.substring(0, 4), core, HexFormat.of().parseHex(tag.mac))) {
            return new BatvResult(BatvStatus.WRONG_MAC, original, tag.key, 0);
        }
        return new BatvResult(told < 0 ? BatvStatus.EXPIRED : BatvStatus.VALID, original, tag.key, told);
    }

    /// The MAC is that of the address with its domain in lower case, as we sign, or of the address as it came,
    /// as Exim signs.
    private boolean holds(byte[] secret, String stamp, Address core, byte[] mac) {
        String domain = core.domain.toLowerCase(Locale.ROOT);
        boolean canonical = MessageDigest.isEqual(mac(secret, stamp + core.local + "@" + domain), mac);
        boolean asItCame = MessageDigest.isEqual(mac(secret, stamp + core.local + "@" + core.domain), mac);
        boolean folded = foldsCase
                && MessageDigest.isEqual(mac(secret, stamp + core.local.toLowerCase(Locale.ROOT) + "@" + domain), mac);
        return canonical || asItCame || folded;
    }

    private static byte[] mac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 3);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int today(Instant at) {
        return (int) Math.floorMod(Math.floorDiv(at.getEpochSecond(), 86_400L), (long) DAYS);
    }
}
