package org.truebounce.auth.batv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// Reads a ring from a file: on each line the digit of a key, a blank and its secret, first the key that signs.
    /// Lines that begin with `#` are passed over.
    ///
    /// @throws IOException where the file cannot be read or holds no such lines; the words tell no secret
    public static BatvKeyRing read(Path file) throws IOException {
        BatvKeyRing ring = null;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int digit = Character.digit(line.charAt(0), 10);
            if (digit < 0
                    || line.length() < 3
                    || line.charAt(1) != ' '
                    || line.substring(2).isBlank()) {
                throw new IOException("line " + number + " is not a digit, a blank and a secret");
            }
            byte[] secret = line.substring(2).strip().getBytes(StandardCharsets.UTF_8);
            ring = ring == null ? of(digit, secret) : ring.with(digit, secret);
        }
        if (ring == null) {
            throw new IOException("holds no key");
        }
        return ring;
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
