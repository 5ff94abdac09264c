package org.truebounce.auth.dkim;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// A public key as a domain publishes it (RFC 6376 §3.6.1), fit to be used.
///
/// @param type `rsa` or `ed25519`
/// @param key the key
/// @param bits its strength in bits: an RSA modulus' length, or 256
/// @param testing the domain only tests (`t=y`)
/// @param strict the domain of `i=` must be that of `d=` (`t=s`)
public record DkimKey(String type, PublicKey key, int bits, boolean testing, boolean strict) {
    /// RFC 8301 §3.2: shorter keys must not be used.
    public static final int MIN_BITS = 1024;

    private static final int MAX_BITS = 8192;
    private static final int MAX_EXPONENT_BITS = 64;
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] RSA_ALGORITHM = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    /// Reads a key record.
    ///
    /// @throws DkimSyntaxException when it is no usable key: malformed, revoked, not for mail, not for SHA-256,
    ///     too
    ///     short
    public static DkimKey parse(String record) throws DkimSyntaxException {
        TagList tags = TagList.parse(record);
        String version = tags.get("v", "DKIM1");
        if (!version.equals("DKIM1")
                || (tags.get("v").isPresent() && !tags.first().equals("v"))) {
            throw new DkimSyntaxException("key version is not DKIM1");
        }
        if (!DkimSignature.listed(tags.get("s", "*"), "*", "email")) {
            throw new DkimSyntaxException("key is not for mail");
        }
        if (!DkimSignature.listed(tags.get("h", "sha256"), "sha256")) {
            throw new DkimSyntaxException("key is not for SHA-256");
        }
        if (tags.get("p").isEmpty()) {
            throw new DkimSyntaxException("key without p=");
        }
        DkimKey key = decoded(tags);
        if (key.bits < MIN_BITS && key.type.equals("rsa")) {
            throw new DkimSyntaxException("RSA key of " + key.bits + " bits is too short");
        }
        return key;
    }

    /// The key, however short.
    static DkimKey decoded(TagList tags) throws DkimSyntaxException {
        byte[] encoded = base64(tags.get("p", ""));
        if (encoded.length == 0) {
            throw new DkimSyntaxException("key revoked"); // RFC 6376 §3.6.1: an empty p=
        }
        String flags = tags.get("t", "");
        boolean testing = DkimSignature.listed(flags, "y");
        boolean strict = DkimSignature.listed(flags, "s");
        return switch (tags.get("k", "rsa")) {
            case "rsa" -> rsa(encoded, testing, strict);
            case "ed25519" -> new DkimKey("ed25519", ed25519(encoded), 256, testing, strict);
            default -> throw new DkimSyntaxException("unknown key type");
        };
    }

    private static byte[] base64(String text) throws DkimSyntaxException {
        try {
            return Base64.getDecoder().decode(TagList.compact(text));
        } catch (IllegalArgumentException e) {
            throw new DkimSyntaxException("p= is not base64");
        }
    }

    private static DkimKey rsa(byte[] encoded, boolean testing, boolean strict) throws DkimSyntaxException {
        if (encoded.length > MAX_BITS / 4) {
            throw new DkimSyntaxException("RSA key too long");
        }
        PublicKey key;
        try {
            key = decode("RSA", encoded);
        } catch (GeneralSecurityException notWrapped) {
            key = bareRsa(encoded);
        }
        int bits = key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 0;
        if (key instanceof RSAPublicKey rsa && rsa.getPublicExponent().bitLength() > MAX_EXPONENT_BITS) {
            throw new DkimSyntaxException("RSA exponent too long"); // it would make each verification slow
        }
        return new DkimKey("rsa", key, bits, testing, strict);
    }

    /// RFC 6376 §3.6.1 says RSAPublicKey, though nearly all publish it wrapped in a SubjectPublicKeyInfo.
    private static PublicKey bareRsa(byte[] encoded) throws DkimSyntaxException {
        ByteArrayOutputStream bits = new ByteArrayOutputStream();
        bits.write(0);
        bits.writeBytes(encoded);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(RSA_ALGORITHM);
        der(content, 0x03, bits.toByteArray());
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        der(wrapped, 0x30, content.toByteArray());
        try {
            return decode("RSA", wrapped.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new DkimSyntaxException("p= is no RSA key");
        }
    }

    private static void der(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        if (content.length > 255) {
            out.write(0x82);
            out.write(content.length >> 8);
        } else if (content.length > 127) {
            out.write(0x81);
        }
        out.write(content.length & 255);
        out.writeBytes(content);
    }

    private static PublicKey ed25519(byte[] encoded) throws DkimSyntaxException {
        // RFC 8463 §4.2: the 32 bytes themselves; some publish them wrapped in a SubjectPublicKeyInfo.
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        if (encoded.length == 32) {
            wrapped.writeBytes(ED25519_PREFIX);
        }
        wrapped.writeBytes(encoded);
        try {
            return decode("Ed25519", wrapped.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new DkimSyntaxException("p= is no Ed25519 key");
        }
    }

    private static PublicKey decode(String algorithm, byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /// The signature holds over the data.
    ///
    /// @param data the header fields as canonicalized (RFC 6376 §3.7)
    /// @param signature the raw signature
    public boolean verifies(byte[] data, byte[] signature) {
        try {
            boolean rsa = type.equals("rsa");
            Signature verifier = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            verifier.initVerify(key);
            verifier.update(rsa ? data : MessageDigest.getInstance("SHA-256").digest(data)); // RFC 8463 §3
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // the signature's length or form is wrong for the key
        }
    }
}
