package org.truebounce.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// Starts the job: on the cluster that it is submitted to, else in this process.
public final class Main {
    private Main() {}

    /// `stream --local FOLDER`, or the settings of a job on topics.
    public static void main(String[] arguments) throws Exception {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.print(help());
            return;
        }
        Settings settings;
        try {
            settings = Settings.of(arguments);
            settings.check();
        } catch (UnusableException e) {
            System.err.println("truebounce: " + e.getMessage());
            System.exit(2);
            return;
        }
        StreamJob job = new StreamJob(settings);
        Configuration configuration = job.configuration();
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        if (settings.number("parallelism", 0) > 0) {
            environment.setParallelism(settings.number("parallelism", 0));
        }
        job.build(environment);
        environment.execute("truebounce");
    }

    private static String help() throws IOException {
        try (InputStream stream = Objects.requireNonNull(Main.class.getResourceAsStream("help.txt"), "help.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
