package org.truebounce.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.stream.MadeMail.Client;
import org.truebounce.stream.MadeMail.Original;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.port.FilePorts;
import org.truebounce.stream.port.FileSettings;
import org.truebounce.stream.step.Graph;
import tools.jackson.databind.JsonNode;

/// What a job has kept is read by the job that takes its place: by the same version, and by this one what version 1
/// kept, of which a savepoint lies beside the tests.
///
/// `TRUEBOUNCE_WRITE_SAVEPOINT` names a folder to write the savepoint of the present version into.
@Timeout(180)
class SavepointTest {
    private static final String OWNER = "kim@alder.example";
    private static final Instant TIME = Instant.parse("2026-11-02T10:00:00Z");
    private static final Original MAIL = new Original(
            OWNER, "lee@maple.example", "The plan for the garden", "<one@alder.example>", TIME, "See you there.");

    @TempDir
    private Path folder;

    private String backend = "hashmap";

    @Test
    void aSavepointIsTakenUpByTheSameVersion() throws Exception {
        Path savepoint = written(folder.resolve("savepoints"));
        assertThat(restored(savepoint)).isEqualTo("genuine");
    }

    @Test
    void whatVersion1KeptIsStillKnown() throws Exception {
        Path savepoint = Path.of(SavepointTest.class.getResource("savepoint-1").toURI());
        assertThat(restored(savepoint)).isEqualTo("genuine");
    }

    /// A job that began with its state in memory goes on with it on disk.
    @Test
    void aSavepointIsTakenUpByAnotherStateBackend() throws Exception {
        Path savepoint = written(folder.resolve("savepoints"));
        backend = "rocksdb";
        assertThat(restored(savepoint)).isEqualTo("genuine");
    }

    @Test
    void withoutASavepointNothingIsKnown() throws Exception {
        assertThat(verdictOfSecond(Optional.empty())).isEqualTo("undecided");
    }

    private String restored(Path savepoint) throws Exception {
        return verdictOfSecond(Optional.of(savepoint));
    }

    /// Runs a job until it knows a sent message, and stops it.
    private Path written(Path target) throws Exception {
        Path mail = Files.createDirectories(folder.resolve("first/notices"));
        Path sent = Files.createDirectories(folder.resolve("first/sent"));
        Files.write(sent.resolve("sent.eml"), MadeMail.sent(MAIL, "192.0.2.77"));
        Files.write(mail.resolve("first.eml"), notice("mx.maple.example"));
        JobClient job = start(mail, sent, folder.resolve("first/out"), Optional.empty());
        await(folder.resolve("first/out"), "first.eml", "genuine");
        String place = job.stopWithSavepoint(false, target.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        return Path.of(java.net.URI.create(place));
    }

    private String verdictOfSecond(Optional<Path> savepoint) throws Exception {
        Path mail = Files.createDirectories(folder.resolve("second/notices"));
        Path sent = Files.createDirectories(folder.resolve("second/sent"));
        Files.write(mail.resolve("second.eml"), notice("mx2.maple.example"));
        JobClient job = start(mail, sent, folder.resolve("second/out"), savepoint);
        try {
            return await(folder.resolve("second/out"), "second.eml", "");
        } finally {
            job.cancel().get();
        }
    }

    private static byte[] notice(String reporter) {
        return MadeMail.notice(MAIL, reporter, Client.UNTOLD, TIME.plusSeconds(60));
    }

    /// Waits for the Diagnosis of a message, of a certain verdict where one is given.
    private static String await(Path out, String source, String verdict) throws Exception {
        while (true) {
            Optional<JsonNode> found = LocalRun.json(out.resolve("diagnoses")).stream()
                    .filter(line -> line.path("source").asString().equals(source))
                    .filter(line ->
                            verdict.isEmpty() || line.path("verdict").asString().equals(verdict))
                    .findFirst();
            if (found.isPresent()) {
                return found.get().path("verdict").asString();
            }
            Thread.sleep(100);
        }
    }

    private JobClient start(Path mail, Path sent, Path out, Optional<Path> savepoint) throws Exception {
        Settings settings = Settings.of(new String[] {"--local", mail.toString(), "--out", out.toString()});
        Configuration configuration = new StreamJob(settings).configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
        configuration.set(
                CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, org.apache.flink.configuration.MemorySize.ofMebiBytes(1));
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        savepoint.ifPresent(path -> configuration.set(
                StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(1);
        FileSettings files =
                new FileSettings(OWNER, FileSettings.DELIVERED, List.of(MadeMail.RECEIVED_BY), List.of(), 1 << 20);
        Graph.Outputs outputs = new Graph(settings.judge(), Duration.ofDays(2))
                .behind(source(environment, "notices", mail, files), source(environment, "sent", sent, files));
        outputs.judged()
                .sinkTo(FilePorts.diagnoses(new org.apache.flink.core.fs.Path(out.toUri())))
                .uid("diagnoses");
        outputs.alerts()
                .sinkTo(FilePorts.alerts(new org.apache.flink.core.fs.Path(out.toUri())))
                .uid("alerts");
        return environment.executeAsync();
    }

    private static DataStream<Arrival> source(
            StreamExecutionEnvironment environment, String name, Path place, FileSettings files) {
        return environment
                .fromSource(
                        FilePorts.mail(new org.apache.flink.core.fs.Path(place.toUri()), files, Duration.ofMillis(200)),
                        WatermarkStrategy.<Arrival>noWatermarks(),
                        name)
                .uid(name);
    }

    @Test
    void theSavepointOfThePresentVersionIsWrittenWhereAsked() throws Exception {
        String target = System.getenv("TRUEBOUNCE_WRITE_SAVEPOINT");
        org.junit.jupiter.api.Assumptions.assumeTrue(target != null, "nobody asked");
        Path savepoint = written(folder.resolve("savepoints"));
        try (Stream<Path> files = Files.list(savepoint)) {
            for (Path file : files.toList()) {
                Files.copy(file, Files.createDirectories(Path.of(target)).resolve(file.getFileName()));
            }
        }
    }
}
