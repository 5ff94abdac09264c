package org.truebounce.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.YamlParserUtils;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;

/// What the manifests name is there: settings of the job, options of Flink, the class that is started, the image's
/// version. Whether the operator takes them is not tested.
class KubernetesTest {
    private static final Path FOLDER = LocalRun.home().resolve("stream/kubernetes");
    private static final Set<String> NAMED_BY_WHO_SETS_THEM = Set.of("metrics.reporter.prom.factory.class");

    private static Map<String, Object> manifest() throws Exception {
        return YamlParserUtils.loadYamlFile(
                FOLDER.resolve("flink-deployment.yaml").toFile());
    }

    @SuppressWarnings("unchecked") // of YAML, whose keys are texts here
    private static Map<String, Object> part(Map<String, Object> whole, String name) {
        return (Map<String, Object>) Objects.requireNonNull(whole.get(name), name);
    }

    private static Properties settings() throws IOException {
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(FOLDER.resolve("truebounce.properties"))) {
            settings.load(reader);
        }
        return settings;
    }

    @Test
    void theExampleOfSettingsHasSuchAsThereAre() throws Exception {
        assertThat(settings().stringPropertyNames()).isNotEmpty().isSubsetOf(Settings.KNOWN);
        Settings.of(new String[] {
                    "--config", FOLDER.resolve("truebounce.properties").toString()
                })
                .check();
    }

    @Test
    void theManifestConfiguresWhatFlinkKnows() throws Exception {
        Set<String> known = new HashSet<>(NAMED_BY_WHO_SETS_THEM);
        for (Class<?> options : List.of(
                CheckpointingOptions.class,
                HighAvailabilityOptions.class,
                MetricOptions.class,
                RestartStrategyOptions.class,
                StateBackendOptions.class,
                TaskManagerOptions.class)) {
            for (Field field : options.getFields()) {
                if (field.getType() == ConfigOption.class) {
                    known.add(((ConfigOption<?>) field.get(null)).key());
                }
            }
        }
        assertThat(part(part(manifest(), "spec"), "flinkConfiguration").keySet())
                .isSubsetOf(known);
    }

    @Test
    void theJobIsTheOneThatIsBuilt() throws Exception {
        Map<String, Object> spec = part(manifest(), "spec");
        Map<String, Object> job = part(spec, "job");
        String version = EnvironmentInformation.getVersion();
        String dockerfile = Files.readString(FOLDER.resolve("Dockerfile"));
        assertThat(job.get("entryClass")).isEqualTo(Main.class.getName());
        assertThat(job.get("args")).asString().contains("/truebounce.properties");
        assertThat(dockerfile)
                .contains("FROM flink:" + version + "-java21\n")
                .contains(String.valueOf(job.get("jarURI")).substring("local://".length()));
        assertThat(spec.get("flinkVersion"))
                .isEqualTo("v" + version.substring(0, version.lastIndexOf('.')).replace('.', '_'));
    }
}
