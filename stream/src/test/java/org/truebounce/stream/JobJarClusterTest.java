package org.truebounce.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The jar that is submitted: for Java 21, without what a cluster brings, and without offers to the whole JVM.
@EnabledIfSystemProperty(named = "truebounce.packaged", matches = "yes")
class JobJarClusterTest {
    private static final int JAVA_21 = 65;

    @Test
    void theJarFitsAnyCluster() throws Exception {
        Path file = LocalRun.home().resolve("stream/target/truebounce-stream-job.jar");
        List<String> tooNew = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                names.add(entry.getName());
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/versions/")) {
                    if (major(jar, entry) > JAVA_21) {
                        tooNew.add(entry.getName());
                    }
                }
            }
        }
        assertThat(tooNew).isEmpty();
        assertThat(names)
                .contains(
                        "org/truebounce/stream/Main.class", "org/apache/flink/connector/kafka/source/KafkaSource.class")
                .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                .doesNotContain("META-INF/services/java.net.spi.InetAddressResolverProvider");
    }

    /// What a run in one process has on its class path is enough; the tests have more on theirs.
    @Test
    void theProgramInOneProcessWritesParquet(@TempDir Path out) throws Exception {
        Path target = LocalRun.home().resolve("stream/target");
        Path log = out.resolve("log");
        int status = Child.start(
                        log,
                        target.resolve("app") + "/*:" + target.resolve("cluster") + "/*",
                        List.of("-Xmx512m", "--add-opens=java.base/java.util=ALL-UNNAMED"),
                        Map.of(),
                        "org.truebounce.stream.Main",
                        "--local",
                        LocalRun.home().resolve("corpus/qmail").toString(),
                        "--out",
                        out.toString(),
                        "--out.form",
                        "parquet")
                .await();
        assertThat(status).as(Files.readString(log)).isZero();
        assertThat(ParquetTest.files(out)).isNotEmpty();
        for (Path file : ParquetTest.files(out)) {
            assertThat(ParquetTest.read(file)).isNotEmpty();
        }
    }

    private static int major(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream stream = jar.getInputStream(entry);
                DataInputStream in = new DataInputStream(stream)) {
            in.readInt();
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
