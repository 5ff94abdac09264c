package org.truebounce.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts that find a JDK and start the program. They are run as they are, on JDKs that are none.
class LauncherTest {
    private static final String PRINTS_ARGUMENTS = "#!/usr/bin/env bash\necho \"java $0\"\nprintf '%s\\n' \"$@\"\n";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void bash() {
        assumeTrue(Shell.has("bash"), "bash is not installed");
    }

    /// Makes what looks like a JDK.
    private Path jdk(String name, String version, boolean compiler) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve("jdks").resolve(name));
        Files.createDirectories(jdk.resolve("bin"));
        executable(jdk.resolve("bin/java"), PRINTS_ARGUMENTS);
        if (compiler) {
            executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        }
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"None\"\nJAVA_VERSION=\"" + version + "\"\nJAVA_VERSION_DATE=\"2025-09-16\"\n");
        return jdk;
    }

    private static void executable(Path file, String content) throws IOException {
        Files.writeString(file, content);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(
                Map.of("JAVA_HOME", "", "TRUEBOUNCE_JAVA_HOME", "", "TRUEBOUNCE_JDK_FOLDERS", "", "CDPATH", ""));
        environment.putAll(more);
        return environment;
    }

    private Shell find(Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = environment(Map.of("TRUEBOUNCE_JDK_FOLDERS", folder + "/jdks/*"));
        environment.putAll(more);
        String script = "set -u; . \"$1\"; truebounce_find_java && echo \"$JAVA_HOME\"";
        String file = Program.home().resolve("jdk.sh").toString();
        return Shell.run(folder, environment, List.of("bash", "-c", script, "bash", file));
    }

    @Test
    void theNewestJdkIsTaken() throws Exception {
        jdk("a-21", "21.0.5", true);
        Path newest = jdk("b 25", "25", true);
        jdk("c-24", "24.0.1", true);
        assertThat(find(Map.of())).isEqualTo(new Shell(0, newest + "\n", ""));
    }

    @Test
    void oldOnesAndOnesWithoutACompilerAreNone() throws Exception {
        jdk("a-17", "17.0.9", true);
        jdk("b-8", "1.8.0_402", true);
        jdk("c-26", "26-ea", false);
        Path fit = jdk("d-21", "21", true);
        assertThat(find(Map.of())).isEqualTo(new Shell(0, fit + "\n", ""));
    }

    @Test
    void severalFoldersMayBeNamed() throws Exception {
        Path first = jdk("a", "21.0.1", true);
        Path second = jdk("b", "22.0.1", true);
        assertThat(find(Map.of("TRUEBOUNCE_JDK_FOLDERS", first + ":" + second)).out())
                .isEqualTo(second + "\n");
        assertThat(find(Map.of("TRUEBOUNCE_JDK_FOLDERS", first.toString())).out())
                .isEqualTo(first + "\n");
    }

    @Test
    void theNamedJdkGoesBeforeAll() throws Exception {
        jdk("a-25", "25", true);
        Path named = jdk("b-21", "21", false);
        assertThat(find(Map.of("TRUEBOUNCE_JAVA_HOME", named.toString())).out()).isEqualTo(named + "\n");
    }

    @Test
    void aNamedJdkThatIsNoneGetsOneLine() throws Exception {
        Shell run = find(Map.of("TRUEBOUNCE_JAVA_HOME", folder + "/nowhere"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("TRUEBOUNCE_JAVA_HOME is no JDK").hasLineCount(1);
    }

    @Test
    void withoutAJdkThereIsOneClearLine() throws Exception {
        jdk("a-17", "17.0.9", true);
        Shell run = find(Map.of());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("truebounce: no JDK of version 21 or newer")
                .hasLineCount(1);
    }

    @Test
    void aHomeIsNotNeeded() throws Exception {
        Path fit = jdk("a", "21", true);
        assertThat(find(Map.of("HOME", ""))).isEqualTo(new Shell(0, fit + "\n", ""));
    }

    /// A copy of the scripts, built for a JDK that prints its arguments.
    private Path installed(Path jdk) throws IOException {
        Path home = Files.createDirectories(folder.resolve("true bounce"));
        for (String script : List.of("truebounce", "jdk.sh", "aot.sh")) {
            executable(home.resolve(script), Files.readString(Program.home().resolve(script)));
        }
        Path app = Files.createDirectories(home.resolve("cli/target/app"));
        Files.writeString(app.resolve("ready"), jdk + "\n");
        Files.writeString(app.resolve("options"), "-XX:AOTCache=" + app + "/truebounce.aot\n-Xlog:disable");
        return home;
    }

    private static void started(Shell run, Path jdk, Path home, String... arguments) {
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .startsWith("java " + jdk + "/bin/java", "-XX:+UseSerialGC")
                .contains("-XX:AOTCache=" + home + "/cli/target/app/truebounce.aot", "-Xlog:disable")
                .containsSequence("-cp", home + "/cli/target/app/*", Main.class.getName())
                .endsWith(arguments)
                .noneMatch(line -> line.startsWith("-Dtruebounce.terminal"));
    }

    @Test
    void itStartsFromAnyFolderAndPassesArgumentsOn() throws Exception {
        Path jdk = jdk("jdk 21", "21", true);
        Path home = installed(jdk);
        List<String> command = List.of("bash", home + "/truebounce", "check", "a b.eml", "*", "");
        started(Shell.run(Path.of("/"), environment(Map.of()), command), jdk, home, "check", "a b.eml", "*", "");
    }

    @Test
    void itStartsThroughSymbolicLinks() throws Exception {
        Path jdk = jdk("jdk", "21", true);
        Path home = installed(jdk);
        Path bin = Files.createDirectories(folder.resolve("my bin"));
        Files.createSymbolicLink(bin.resolve("absolute"), home.resolve("truebounce"));
        Files.createSymbolicLink(bin.resolve("relative"), Path.of("..", "true bounce", "truebounce"));
        Files.createSymbolicLink(bin.resolve("chain"), Path.of("relative"));
        for (String link : List.of("absolute", "relative", "chain")) {
            List<String> command = List.of(bin.resolve(link).toString(), "check", "-");
            started(Shell.run(Path.of("/"), environment(Map.of()), command), jdk, home, "check", "-");
        }
    }

    @Test
    void itStartsByARelativePathUnderCdpath() throws Exception {
        Path jdk = jdk("jdk", "21", true);
        Path home = installed(jdk);
        Map<String, String> environment = environment(Map.of("CDPATH", folder.toString()));
        started(Shell.run(folder, environment, List.of("bash", "true bounce/truebounce", "x")), jdk, home, "x");
    }

    @Test
    void aNamedJdkRunsIt() throws Exception {
        Path home = installed(jdk("jdk", "21", true));
        Path named = jdk("other", "25", true);
        Map<String, String> environment = environment(Map.of("TRUEBOUNCE_JAVA_HOME", named.toString()));
        started(Shell.run(folder, environment, List.of(home + "/truebounce", "x")), named, home, "x");
    }

    @Test
    void whereItsJdkIsGoneAnotherIsFound() throws Exception {
        Path home = installed(folder.resolve("gone"));
        Path other = jdk("other", "25", true);
        Map<String, String> found = environment(Map.of("TRUEBOUNCE_JDK_FOLDERS", other.toString()));
        started(Shell.run(folder, found, List.of(home + "/truebounce", "x")), other, home, "x");
        Map<String, String> none = environment(Map.of("TRUEBOUNCE_JDK_FOLDERS", folder + "/none"));
        Shell run = Shell.run(folder, none, List.of(home + "/truebounce", "x"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("truebounce: no JDK").hasLineCount(1);
    }

    @Test
    void theScriptsKeepToWhatBash32Knows() throws Exception {
        for (String script : List.of("truebounce", "jdk.sh", "aot.sh", "check", "docs/regenerate")) {
            Path file = Program.home().resolve(script);
            assertThat(Shell.run(folder, Map.of(), List.of("bash", "-n", file.toString()))
                            .status())
                    .as(script)
                    .isZero();
            assertThat(Files.readString(file))
                    .as(script)
                    .doesNotContainPattern("(?m)^[^#]*\\b(mapfile|readarray|declare -A|local -n)\\b")
                    .doesNotContainPattern("\\$\\{[a-zA-Z_]+(,,|\\^\\^|@[A-Z])");
        }
    }

    @Test
    void theCompletionScriptIsOneOfBash() throws Exception {
        CommandRun completion = CommandRun.of("completion");
        assertThat(completion.status()).isZero();
        Path script = Files.writeString(folder.resolve("completion"), completion.out());
        Shell run = Shell.run(folder, Map.of(), List.of("bash", "-n", script.toString()));
        assertThat(run).isEqualTo(new Shell(0, "", ""));
        String asks = ". ./completion; COMP_WORDS=(truebounce check --comp); COMP_CWORD=2; COMPREPLY=();"
                + " _complete_truebounce; echo \"${COMPREPLY[@]}\"";
        assertThat(Shell.run(folder, Map.of(), List.of("bash", "-c", asks)).out())
                .contains("--complete-sent");
    }
}
