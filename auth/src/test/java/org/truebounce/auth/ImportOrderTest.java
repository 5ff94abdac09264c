package org.truebounce.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rooms of this module import one another in one order only, and one of them alone knows the DNS library.
class ImportOrderTest {
    private static final Path SOURCES = Path.of("src/main/java/org/truebounce/auth");
    private static final String ROOT = "org.truebounce.auth.";
    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "dns", Set.of(),
            "dkim", Set.of("dns"),
            "spf", Set.of("dns"),
            "dmarc", Set.of("dns"),
            "authres", Set.of(),
            "arc", Set.of("dns", "dkim", "authres"),
            "batv", Set.of());

    @Test
    void importsFollowTheOrder() throws IOException {
        List<String> offences = new ArrayList<>();
        int imports = 0;
        for (Path file : sources()) {
            String room = SOURCES.relativize(file).getName(0).toString();
            for (String line : Files.readAllLines(file)) {
                String code = line.replace("import static ", "import ");
                if (code.contains("org.xbill.") && !room.equals("dns")) {
                    offences.add(file + ": " + line);
                }
                if (code.startsWith("import org.truebounce.")) {
                    imports++;
                    String imported = code.startsWith("import " + ROOT)
                            ? code.substring(7 + ROOT.length()).split("\\.")[0]
                            : code;
                    if (!imported.equals(room)
                            && !MAY_IMPORT.getOrDefault(room, Set.of()).contains(imported)) {
                        offences.add(file + ": " + line);
                    }
                }
            }
        }
        assertThat(offences).isEmpty();
        assertThat(imports).isGreaterThan(30);
    }

    @Test
    void everyRoomIsNullMarked() throws IOException {
        for (String room : MAY_IMPORT.keySet()) {
            assertThat(Files.readString(SOURCES.resolve(room).resolve("package-info.java")))
                    .contains("@NullMarked");
        }
        assertThat(sources().stream()
                        .map(file -> SOURCES.relativize(file).getName(0).toString()))
                .allMatch(MAY_IMPORT::containsKey);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
