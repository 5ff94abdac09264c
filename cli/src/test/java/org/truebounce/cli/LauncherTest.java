package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher and how it finds a JDK. The program itself is a stand-in that prints how it was started, so that
/// nothing is built inside a test.
class LauncherTest {
    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    private Path folder;

    private Path home = Path.of("");

    @BeforeEach
    void standIn() throws IOException {
        assumeTrue(Files.isExecutable(BASH));
        home = Files.createDirectories(folder.resolve("the home"));
        for (String script : List.of("truebounce", "jdk.sh", "aot.sh")) {
            Files.copy(
                    Program.home().resolve(script),
                    home.resolve(script),
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /// A JDK that says what it was asked to run.
    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String program : List.of("java", "javac")) {
            Path file = Files.writeString(
                    jdk.resolve("bin").resolve(program),
                    "#!/bin/bash\necho \"" + name + "\"\nprintf '<%s>' \"$@\"\nexit 7\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return jdk;
    }

    private void built(Path jdk) throws IOException {
        Path app = Files.createDirectories(home.resolve("cli/target/app"));
        Files.writeString(app.resolve("ready"), jdk + "\n");
    }

    private Outcome run(Path where, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("TRUEBOUNCE_JAVA_HOME");
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Path err = folder.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, Files.readString(err));
    }

    @Test
    void itRunsFromAnotherFolderAndPassesArgumentsAndStatusOn() throws Exception {
        built(jdk("jdk", "25.0.1"));
        Outcome outcome = run(folder, Map.of(), home.resolve("truebounce").toString(), "check", "a b.eml", "", "*");
        assertThat(outcome.out())
                .contains("<-cp><" + home + "/cli/target/app/*><org.truebounce.cli.Main><check><a b.eml><><*>");
        assertThat(outcome.status()).isEqualTo(7);
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void itRunsThroughSymbolicLinks() throws Exception {
        built(jdk("jdk", "25.0.1"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("first"), Path.of("../the home/truebounce"));
        Files.createSymbolicLink(bin.resolve("second"), bin.resolve("first"));
        assertThat(run(bin, Map.of(), "./second").out()).contains(home + "/cli/target/app/*");
    }

    @Test
    void theJdkThatTheUserNamesGoesFirst() throws Exception {
        built(jdk("jdk", "25.0.1"));
        Path named = jdk("named", "21.0.1");
        Outcome outcome = run(
                folder,
                Map.of("TRUEBOUNCE_JAVA_HOME", named.toString()),
                home.resolve("truebounce").toString());
        assertThat(outcome.out()).startsWith("named\n");
    }

    @Test
    void withoutAJdkItSaysSoInOneLine() throws Exception {
        built(folder.resolve("gone"));
        Outcome outcome = run(
                folder,
                Map.of("TRUEBOUNCE_JDK_FOLDERS", folder.resolve("nothing").toString()),
                home.resolve("truebounce").toString(),
                "check",
                "x.eml");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).singleElement().asString().contains("no JDK", "TRUEBOUNCE_JAVA_HOME");
    }

    @Test
    void aNamedFolderThatHoldsNoJdkIsToldInOneLine() throws Exception {
        built(jdk("jdk", "25.0.1"));
        Outcome outcome = run(
                folder,
                Map.of("TRUEBOUNCE_JAVA_HOME", folder.resolve("gone").toString()),
                home.resolve("truebounce").toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err().lines()).singleElement().asString().contains("TRUEBOUNCE_JAVA_HOME");
    }

    @Test
    void theNewestJdkIsTaken() throws Exception {
        String folders = jdk("old", "17.0.15") + ":" + jdk("new jdk", "25.0.3") + ":" + jdk("older", "21");
        Outcome outcome = run(
                folder,
                Map.of("TRUEBOUNCE_JDK_FOLDERS", folders),
                BASH.toString(),
                "-uc",
                ". '" + home.resolve("jdk.sh") + "'; truebounce_find_java && echo \"$JAVA_HOME\"");
        assertThat(outcome.out()).isEqualTo(folder.resolve("new jdk") + "\n");
    }

    @Test
    void anOldOneAloneWillNotDo() throws Exception {
        Outcome outcome = run(
                folder,
                Map.of("TRUEBOUNCE_JDK_FOLDERS", jdk("old", "17.0.15") + ":" + jdk("ancient", "1.8.0_402")),
                BASH.toString(),
                "-uc",
                ". '" + home.resolve("jdk.sh") + "'; truebounce_find_java");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err().lines()).hasSize(1);
    }
}
