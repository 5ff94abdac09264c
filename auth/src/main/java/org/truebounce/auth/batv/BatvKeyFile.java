package org.truebounce.auth.batv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file of keys as its keeper sees it: each key with its days, and how one follows another.
///
/// The days stand in remarks, which [BatvKeyRing#read] passes over.
///
/// @param keys first the one that signs
public record BatvKeyFile(List<Key> keys) {
    /// A key.
    ///
    /// @param number its digit
    /// @param secret what stands behind the digit
    /// @param made when it was made, where that is known
    /// @param signsSince since when it signs; empty where it never has, or where that is not known
    /// @param replaced when another one took its place
    public record Key(
            int number,
            String secret,
            Optional<LocalDate> made,
            Optional<LocalDate> signsSince,
            Optional<LocalDate> replaced) {
        /// Whether it lies ready, to sign later.
        public boolean isPrepared() {
            return made.isPresent() && signsSince.isEmpty() && replaced.isEmpty();
        }

        private Key signing(LocalDate day) {
            return new Key(number, secret, made, Optional.of(day), Optional.empty());
        }

        private Key replaced(LocalDate day) {
            return isPrepared() || replaced.isPresent()
                    ? this
                    : new Key(number, secret, made, signsSince, Optional.of(day));
        }
    }

    private static final int SECRET_BYTES = 32;
    private static final int DIGITS = 10;
    private static final Pattern REMARK =
            Pattern.compile("# (\\d): ?(?:made (\\S+))?(?:, )?(?:signs since (\\S+))?(?:, )?(?:replaced (\\S+))?");

    public BatvKeyFile {
        keys = List.copyOf(keys);
    }

    /// A file with one new key.
    public static BatvKeyFile begin(LocalDate today) {
        return new BatvKeyFile(List.of(fresh(1, today).signing(today)));
    }

    /// Reads a file.
    ///
    /// @throws IOException where it cannot be read or holds no keys; the words tell no secret
    public static BatvKeyFile read(Path file) throws IOException {
        BatvKeyRing.read(file); // says what is wrong
        Map<Integer, Key> remarks = new HashMap<>();
        Map<Integer, Key> keys = new java.util.LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher remark = REMARK.matcher(line.strip());
            if (remark.matches()) {
                int number = Integer.parseInt(remark.group(1));
                remarks.put(number, new Key(number, "", day(remark, 2), day(remark, 3), day(remark, 4)));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                int number = Character.digit(line.charAt(0), 10);
                Key told = remarks.getOrDefault(
                        number, new Key(number, "", Optional.empty(), Optional.empty(), Optional.empty()));
                keys.put(number, new Key(number, line.substring(2).strip(), told.made, told.signsSince, told.replaced));
            }
        }
        return new BatvKeyFile(List.copyOf(keys.values()));
    }

    private static Optional<LocalDate> day(Matcher remark, int group) {
        try {
            return Optional.ofNullable(remark.group(group)).map(LocalDate::parse);
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    /// The same with one more key that verifies and does not sign yet, for servers that get the file later.
    ///
    /// @throws IllegalStateException where all digits are in use
    public BatvKeyFile prepared(LocalDate today) {
        List<Key> more = new ArrayList<>(keys);
        more.add(fresh(freeDigit(), today));
        return new BatvKeyFile(more);
    }

    /// The same with the prepared key signing, or a new one where none lies ready. Keys that were replaced longer ago
    /// than tags live are left out.
    ///
    /// @param overlap how many days a replaced key still verifies
    /// @throws IllegalStateException where all digits are in use
    public BatvKeyFile rotated(LocalDate today, int overlap) {
        List<Key> kept =
                keys.stream().filter(key -> !isOver(key, today, overlap)).toList();
        BatvKeyFile still = new BatvKeyFile(kept);
        Key next = kept.stream()
                .filter(Key::isPrepared)
                .min(Comparator.comparing(key -> key.made.orElse(today)))
                .orElseGet(() -> fresh(still.freeDigit(), today));
        List<Key> all = new ArrayList<>(List.of(next.signing(today)));
        kept.stream()
                .filter(key -> key.number != next.number)
                .map(key -> key.replaced(today))
                .forEach(all::add);
        return new BatvKeyFile(all);
    }

    private static boolean isOver(Key key, LocalDate today, int overlap) {
        return key.replaced.filter(day -> day.plusDays(overlap).isBefore(today)).isPresent();
    }

    private int freeDigit() {
        int current = keys.isEmpty() ? 0 : keys.getFirst().number;
        for (int step = 1; step <= DIGITS; step++) {
            int digit = (current + step) % DIGITS;
            if (keys.stream().noneMatch(key -> key.number == digit)) {
                return digit;
            }
        }
        throw new IllegalStateException(
                "all ten digits are in use: a key that was replaced goes when its tags are over");
    }

    private static Key fresh(int number, LocalDate today) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        String written = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new Key(number, written, Optional.of(today), Optional.empty(), Optional.empty());
    }

    /// Writes it whole or not at all; readable by its owner alone, or as the file that it replaces was, others left
    /// out.
    public void write(Path file) throws IOException {
        PrivateFile.write(file, text().getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        StringBuilder text = new StringBuilder(
                "# Keys of signed return addresses (BATV). The first one signs, the others verify. Keep this file secret.\n");
        for (Key key : keys) {
            List<String> days = new ArrayList<>();
            key.made.ifPresent(day -> days.add("made " + day));
            key.signsSince.ifPresent(day -> days.add("signs since " + day));
            key.replaced.ifPresent(day -> days.add("replaced " + day));
            text.append("# ")
                    .append(key.number)
                    .append(": ")
                    .append(String.join(", ", days))
                    .append('\n');
            text.append(key.number).append(' ').append(key.secret).append('\n');
        }
        return text.toString();
    }
}
