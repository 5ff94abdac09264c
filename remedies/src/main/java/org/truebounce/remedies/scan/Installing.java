package org.truebounce.remedies.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// How clamd is installed and started, for each kind of system.
enum Installing {
    DEBIAN(
            "To have one: apt-get install clamav-daemon clamav-freshclam, and wait until it has fetched its signatures."),
    FEDORA("To have one: dnf install clamd clamav-update, take the # from LocalSocket in /etc/clamd.d/scan.conf,"
            + " run freshclam, then systemctl enable --now clamd@scan."),
    MAC("To have one: brew install clamav, copy the two .sample files in its folder etc/clamav without their ending"
            + " and take out the line Example, set LocalSocket in clamd.conf, run freshclam, then clamd."),
    WINDOWS("To have one: install ClamAV from clamav.net, set TCPSocket 3310 and TCPAddr localhost in clamd.conf,"
            + " run freshclam, then clamd."),
    OTHER("To have one: install ClamAV, run freshclam, then start clamd; name another place with --clamd.");

    private final String words;

    Installing(String words) {
        this.words = words;
    }

    /// How to have one on this machine.
    static String here() {
        return on(System.getProperty("os.name", ""), release()).words;
    }

    /// @param system Java's name of the operating system
    /// @param release the text of /etc/os-release, which names the distribution and its kin
    static Installing on(String system, String release) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return MAC;
        }
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        String kin = release.lines()
                .filter(line -> line.startsWith("ID=") || line.startsWith("ID_LIKE="))
                .reduce("", String::concat);
        return kin.contains("debian") || kin.contains("ubuntu")
                ? DEBIAN
                : kin.contains("fedora") || kin.contains("rhel") ? FEDORA : OTHER;
    }

    private static String release() {
        try {
            return Files.readString(Path.of("/etc/os-release"));
        } catch (IOException none) {
            return "";
        }
    }
}
