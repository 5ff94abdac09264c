package org.truebounce.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.truebounce.auth.batv.BatvKeyFile;

/// Keeps the file of keys; never shows a secret.
record BatvKeys(Terminal terminal, Path file, boolean json) {
    private static final String ACTIONS = "keys takes one of show, make, rotate, prepare";

    /// @param overlap how many days a replaced key still verifies
    void act(List<String> words, int overlap) {
        if (words.size() > 1) {
            throw new UnusableException(ACTIONS);
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try {
            switch (words.isEmpty() ? "show" : words.getFirst()) {
                case "show" -> show(BatvKeyFile.read(file), overlap);
                case "make" -> make(today, overlap);
                case "rotate" -> write(BatvKeyFile.read(file).rotated(today, overlap), overlap);
                case "prepare" -> write(BatvKeyFile.read(file).prepared(today), overlap);
                default -> throw new UnusableException(ACTIONS);
            }
        } catch (IOException unusable) {
            throw new UnusableException(problem(file, unusable));
        } catch (IllegalStateException full) {
            throw new UnusableException(file + ": " + full.getMessage());
        }
    }

    /// Why the file cannot be used, in one line without a secret.
    static String problem(Path file, IOException unusable) {
        return unusable instanceof NoSuchFileException
                ? file + " does not exist; `truebounce batv keys make --keys " + file + "` makes it"
                : file + ": " + unusable.getMessage();
    }

    private void make(LocalDate today, int overlap) throws IOException {
        if (Files.exists(file)) {
            throw new UnusableException(
                    file + " is there already, and tags were perhaps made with it. For a new key: keys rotate");
        }
        write(BatvKeyFile.begin(today), overlap);
    }

    private void write(BatvKeyFile keys, int overlap) throws IOException {
        keys.write(file);
        show(keys, overlap);
        if (!json) {
            terminal.err()
                    .println("truebounce: " + file + " is written. Give every mail server that signs or verifies"
                            + " the same file");
        }
    }

    private void show(BatvKeyFile keys, int overlap) {
        BatvKeyFile.Key current = keys.keys().getFirst();
        for (BatvKeyFile.Key key : keys.keys()) {
            terminal.out()
                    .println(json ? line(key, key.equals(current), overlap) : text(key, key.equals(current), overlap));
        }
        terminal.out().flush();
    }

    private static String text(BatvKeyFile.Key key, boolean signs, int overlap) {
        String since = key.signsSince().map(day -> " since " + day).orElse("");
        String does = signs
                ? "signs" + since
                : key.isPrepared()
                        ? "prepared" + key.made().map(day -> " on " + day).orElse("") + ", verifies"
                        : "verifies"
                                + key.replaced()
                                        .map(day -> ", replaced on " + day + ", to go after " + day.plusDays(overlap))
                                        .orElse("");
        return "key " + key.number() + "  fingerprint " + fingerprint(key) + "  " + does;
    }

    private static String line(BatvKeyFile.Key key, boolean signs, int overlap) {
        return JsonLine.of(line -> {
            line.number("keyNumber", key.number());
            line.text("fingerprint", fingerprint(key));
            line.text("state", signs ? "signs" : key.isPrepared() ? "prepared" : "verifies");
            line.text("made", date(key.made()));
            line.text("signsSince", date(key.signsSince()));
            line.text("replaced", date(key.replaced()));
            line.text("goesAfter", date(key.replaced().map(day -> day.plusDays(overlap))));
        });
    }

    private static Optional<String> date(Optional<LocalDate> day) {
        return day.map(LocalDate::toString);
    }

    /// By which two servers can tell that they have the same key.
    private static String fingerprint(BatvKeyFile.Key key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] whole = mac.doFinal("fingerprint".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, 4));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
