package org.truebounce.stream;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.PrintSink;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Judged;
import org.truebounce.stream.port.FilePorts;
import org.truebounce.stream.port.FileSettings;
import org.truebounce.stream.port.KafkaPorts;
import org.truebounce.stream.step.Graph;
import org.truebounce.verdict.Verdict;

/// The job: its sources, the steps, its sinks.
public final class StreamJob {
    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(5);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration UNDECIDED_KEPT = Duration.ofDays(2);

    private final Settings settings;

    StreamJob(Settings settings) {
        this.settings = settings;
    }

    /// What the job itself asks of Flink; a cluster's own configuration has the rest.
    Configuration configuration() {
        Configuration configuration = new Configuration();
        // What flows is written in forms of our own: a kind that has none is a mistake, not a task for Kryo.
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_INTERVAL,
                Duration.ofSeconds(settings.number("checkpoint.seconds", 30)));
        return configuration;
    }

    /// Puts the job together.
    void build(StreamExecutionEnvironment environment) {
        Graph graph = new Graph(settings.judge(), UNDECIDED_KEPT);
        Graph.Outputs outputs = graph.behind(notices(environment), sent(environment));
        DataStream<Judged> judged = settings.input().isEmpty() || settings.flag("all")
                ? outputs.judged()
                : outputs.judged()
                        .filter(StreamJob::isNotice)
                        .name("notices-only")
                        .uid("notices-only");
        if (settings.input().isEmpty()) {
            toKafka(outputs, judged);
        } else if (settings.text("out").isPresent()) {
            toFiles(outputs, judged, new Path(settings.text("out").get()));
        } else {
            toTerminal(outputs, judged);
        }
    }

    private static boolean isNotice(Judged judged) {
        return !judged.verdict().equals(Verdict.NOT_A_NOTICE.word());
    }

    private DataStream<Arrival> notices(StreamExecutionEnvironment environment) {
        if (settings.input().isPresent()) {
            return files(environment, "notices", settings.input().get(), settings.files(FileSettings.DELIVERED));
        }
        return topic(environment, "notices");
    }

    private DataStream<Arrival> sent(StreamExecutionEnvironment environment) {
        if (settings.input().isEmpty()) {
            return topic(environment, "sent");
        }
        return files(
                environment,
                "sent",
                settings.text("sent").orElse("file:///dev/null"),
                settings.files(FileSettings.WRITTEN));
    }

    /// Mail that was put by lies in no order: no moment is over before all is read.
    private static DataStream<Arrival> files(
            StreamExecutionEnvironment environment, String name, String place, FileSettings files) {
        WatermarkStrategy<Arrival> none =
                WatermarkStrategy.<Arrival>noWatermarks().withTimestampAssigner((arrival, before) -> arrival.time());
        return environment
                .fromSource(FilePorts.mail(new Path(place), files, Duration.ZERO), none, name)
                .uid(name);
    }

    private DataStream<Arrival> topic(StreamExecutionEnvironment environment, String name) {
        WatermarkStrategy<Arrival> order = WatermarkStrategy.<Arrival>forBoundedOutOfOrderness(
                        Duration.ofSeconds(settings.number("lateness.seconds", (int) OUT_OF_ORDER.toSeconds())))
                .withTimestampAssigner((arrival, before) -> arrival.time())
                .withIdleness(IDLE);
        KafkaPorts kafka = new KafkaPorts(settings.kafka());
        return environment
                .fromSource(kafka.mail(settings.topic(name)), order, name)
                .uid(name);
    }

    private void toKafka(Graph.Outputs outputs, DataStream<Judged> judged) {
        KafkaPorts kafka = new KafkaPorts(settings.kafka());
        judged.sinkTo(kafka.diagnoses(settings.topic("diagnoses")))
                .name("diagnoses")
                .uid("diagnoses");
        outputs.alerts()
                .sinkTo(kafka.alerts(settings.topic("alerts")))
                .name("alerts")
                .uid("alerts");
        outputs.dead()
                .sinkTo(kafka.dead(settings.topic("dead-letters")))
                .name("dead-letters")
                .uid("dead-letters");
    }

    private void toFiles(Graph.Outputs outputs, DataStream<Judged> judged, Path folder) {
        judged.sinkTo(settings.isParquet() ? FilePorts.parquet(folder) : FilePorts.diagnoses(folder))
                .name("diagnoses")
                .uid("diagnoses");
        outputs.alerts().sinkTo(FilePorts.alerts(folder)).name("alerts").uid("alerts");
        outputs.dead().sinkTo(FilePorts.dead(folder)).name("dead-letters").uid("dead-letters");
    }

    /// Diagnoses on standard output, all else on standard error.
    private static void toTerminal(Graph.Outputs outputs, DataStream<Judged> judged) {
        judged.map(FilePorts::line)
                .sinkTo(new PrintSink<>())
                .name("diagnoses")
                .uid("diagnoses")
                .setParallelism(1);
        outputs.alerts()
                .sinkTo(new PrintSink<>(true))
                .name("alerts")
                .uid("alerts")
                .setParallelism(1);
        outputs.dead()
                .map(dead -> dead.id() + ": " + dead.reason())
                .sinkTo(new PrintSink<>(true))
                .name("dead-letters")
                .uid("dead-letters")
                .setParallelism(1);
    }
}
