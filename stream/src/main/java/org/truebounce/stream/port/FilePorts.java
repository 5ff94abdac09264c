package org.truebounce.stream.port;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Dead;
import org.truebounce.stream.event.Judged;

/// Mail that lies in files, and what comes of it in files.
public final class FilePorts {
    private static final OutputFileConfig NAMES =
            OutputFileConfig.builder().withPartSuffix(".jsonl").build();

    private FilePorts() {}

    /// The messages of a folder or file, once; where a period is given, also those of files that are added later.
    public static FileSource<Arrival> mail(Path root, FileSettings settings, Duration lookAgain) {
        var source = FileSource.forBulkFileFormat(new MailFormat(root, settings), root);
        return lookAgain.isZero()
                ? source.build()
                : source.monitorContinuously(lookAgain).build();
    }

    /// A Diagnosis as a line of JSON.
    public static String line(Judged judged) {
        return Wire.line(judged);
    }

    /// Diagnoses as JSON Lines, in folders by day and verdict.
    public static Sink<Judged> diagnoses(Path folder) {
        return FileSink.<Judged>forRowFormat(new Path(folder, "diagnoses"), (judged, stream) -> {
                    stream.write(Wire.line(judged).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    stream.write('\n');
                })
                .withBucketAssigner(new ByDayAndVerdict())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .withOutputFileConfig(NAMES)
                .build();
    }

    /// Diagnoses as files of Apache Parquet, in folders by day and verdict.
    public static Sink<Judged> parquet(Path folder) {
        return FileSink.forBulkFormat(new Path(folder, "diagnoses"), new ParquetFiles())
                .withBucketAssigner(new ByDayAndVerdict())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .withOutputFileConfig(
                        OutputFileConfig.builder().withPartSuffix(".parquet").build())
                .build();
    }

    /// Alerts as JSON Lines.
    public static Sink<String> alerts(Path folder) {
        return FileSink.forRowFormat(new Path(folder, "alerts"), new SimpleStringEncoder<String>())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .withOutputFileConfig(NAMES)
                .build();
    }

    /// Dead letters as JSON Lines.
    public static Sink<Dead> dead(Path folder) {
        return FileSink.<Dead>forRowFormat(new Path(folder, "dead-letters"), (dead, stream) -> {
                    stream.write(Wire.line(dead).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    stream.write('\n');
                })
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .withOutputFileConfig(NAMES)
                .build();
    }

    /// `day=2026-11-02/verdict=genuine`, by the day on which the notice came (UTC).
    private static final class ByDayAndVerdict implements BucketAssigner<Judged, String> {
        private static final long serialVersionUID = 1;

        @Override
        public String getBucketId(Judged judged, Context context) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(judged.time()), ZoneOffset.UTC);
            return "day=" + day + "/verdict=" + judged.verdict();
        }

        @Override
        public SimpleVersionedSerializer<String> getSerializer() {
            return SimpleVersionedStringSerializer.INSTANCE;
        }
    }
}
