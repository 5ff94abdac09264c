package org.truebounce.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs the job in this process and reads the files that it leaves.
final class LocalRun {
    private static final JsonMapper JSON = new JsonMapper();

    private LocalRun() {}

    /// The project's folder.
    static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("TRUEBOUNCE_HOME")).orElse(".."));
    }

    static void run(String... arguments) throws Exception {
        StreamJob job = new StreamJob(Settings.of(arguments));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(job.configuration());
        environment.setParallelism(2);
        job.build(environment);
        environment.execute();
    }

    /// The lines of all finished files below a folder.
    static List<String> lines(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        if (!Files.exists(folder)) {
            return lines;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".jsonl"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(file -> {
                        try {
                            lines.addAll(Files.readAllLines(file));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
        return lines;
    }

    static List<JsonNode> json(Path folder) throws IOException {
        return lines(folder).stream().map(JSON::readTree).toList();
    }
}
