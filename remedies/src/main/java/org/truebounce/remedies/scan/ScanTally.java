package org.truebounce.remedies.scan;

import java.util.Locale;

/// How much a scan has dealt with.
///
/// @param scanned the files that were scanned, found or not
/// @param bytes how long they are together
/// @param found the findings
/// @param notScanned the files, or messages of mailbox files, that should have been scanned and were not
/// @param passedOver what is no file that could be scanned: links, sockets, pipes, devices, /proc and its like
public record ScanTally(long scanned, long bytes, long found, long notScanned, long passedOver) {
    static final ScanTally NONE = new ScanTally(0, 0, 0, 0, 0);

    ScanTally plusScanned(long size) {
        return new ScanTally(scanned + 1, bytes + size, found, notScanned, passedOver);
    }

    ScanTally plusFound() {
        return new ScanTally(scanned, bytes, found + 1, notScanned, passedOver);
    }

    ScanTally plusNotScanned() {
        return new ScanTally(scanned, bytes, found, notScanned + 1, passedOver);
    }

    ScanTally plusPassedOver() {
        return new ScanTally(scanned, bytes, found, notScanned, passedOver + 1);
    }

    /// The sum in one plain sentence.
    public String line() {
        return String.format(
                Locale.ROOT,
                "%s scanned (%s): %s.%s%s",
                count(scanned, "file"),
                size(bytes),
                found == 0 ? "nothing found" : count(found, "finding"),
                notScanned == 0 ? "" : String.format(Locale.ROOT, " %,d not scanned.", notScanned),
                passedOver == 0
                        ? ""
                        : String.format(Locale.ROOT, " %,d passed over (links, devices and the like).", passedOver));
    }

    private static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /// A number of bytes for people.
    public static String size(long bytes) {
        return bytes < 1 << 10
                ? bytes + " bytes"
                : bytes < 1 << 20
                        ? String.format(Locale.ROOT, "%,d KB", bytes >> 10)
                        : String.format(Locale.ROOT, "%,d MB", bytes >> 20);
    }
}
