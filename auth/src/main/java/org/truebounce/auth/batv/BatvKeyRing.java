package org.truebounce.auth.batv;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The secrets that return addresses are signed with, each under its digit, so that they can be changed one
/// after the other.
public final class BatvKeyRing {
    private final int current;
    private final Map<Integer, byte[]> secrets;

    private BatvKeyRing(int current, Map<Integer, byte[]> secrets) {
        this.current = current;
        this.secrets = secrets;
    }

    /// A ring of one key.
    ///
    /// @param number its digit, 0 to 9
    /// @param secret not empty
    public static BatvKeyRing of(int number, byte[] secret) {
        return new BatvKeyRing(number, Map.of()).with(number, secret);
    }

    /// This ring with one more key to verify with.
    ///
    /// @param number its digit, 0 to 9
    /// @param secret not empty
    /// @throws IllegalArgumentException for another number or an empty secret
    public BatvKeyRing with(int number, byte[] secret) {
        if (number < 0 || number > 9 || secret.length == 0) {
            throw new IllegalArgumentException("a key has a number from 0 to 9 and a secret");
        }
        Map<Integer, byte[]> more = new TreeMap<>(secrets);
        more.put(number, secret.clone());
        return new BatvKeyRing(current, more);
    }

    /// The digit of the key that signs: the one that the ring was made of.
    public int current() {
        return current;
    }

    Optional<byte[]> secret(int number) {
        return Optional.ofNullable(secrets.get(number));
    }
}
