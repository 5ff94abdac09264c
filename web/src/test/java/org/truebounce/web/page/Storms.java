package org.truebounce.web.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.truebounce.contract.Home;

/// A storm of forged mail, as its notices come back: many at once, then fewer and fewer.
final class Storms {
    static final int NOTICES = 60;

    private static final Instant BEGIN = Instant.parse("2026-09-03T08:00:00Z");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Storms() {}

    /// One notice of the storm.
    static String notice(int number) {
        String date = DATE.format(BEGIN.plusSeconds(120L * number * number));
        String host = "mx%d.example.net".formatted(number % 7);
        return Owners.read(Owners.BACKSCATTER)
                .replaceAll("(?m)^Date: .*$", "Date: " + date)
                .replaceAll("[A-Z][a-z]{2}, +\\d+ [A-Z][a-z]{2} 2026 [0-9:]{8} [+-]\\d{4}", date)
                .replace("mx.example.net", host)
                .replace("pat@", "pat" + number + "@")
                .replaceAll("(?m)^Subject: (?!Undeliv).*$", "Subject: Your invoice 4471 is overdue")
                .replaceAll("(?mi)^Message-ID: <", "Message-ID: <" + number + ".");
    }

    /// The storm among other mail, as an mbox.
    static Path mailbox(Path folder) throws IOException {
        Path[] all = new Path[NOTICES + 5];
        for (int i = 0; i < NOTICES; i++) {
            all[i] = Files.writeString(folder.resolve("storm-" + i + ".eml"), notice(i), StandardCharsets.ISO_8859_1);
        }
        all[NOTICES] = dated(folder, Owners.GENUINE, 1);
        all[NOTICES + 1] = dated(folder, Owners.FAKE, 2);
        all[NOTICES + 2] = dated(folder, Owners.COMPROMISED, 5);
        all[NOTICES + 3] = dated(folder, Owners.NOT_A_NOTICE, 6);
        all[NOTICES + 4] = dated(folder, Home.corpus().resolve("fake/german-postfach-voll.eml"), 9);
        return Owners.mbox(folder, all);
    }

    /// A message come on another day of the storm's month.
    private static Path dated(Path folder, Path message, int day) throws IOException {
        String date = DATE.format(Instant.parse("2026-09-%02dT10:15:00Z".formatted(day)));
        return Files.writeString(
                folder.resolve(message.getFileName()),
                Owners.read(message).replaceFirst("(?m)^Date: .*$", "Date: " + date));
    }
}
