package org.truebounce.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Forms;
import org.truebounce.stream.port.FilePorts;
import org.truebounce.stream.step.Graph;
import tools.jackson.databind.JsonNode;

/// A simulated provider, two weeks of event time: what was found, against the truth.
///
/// `TRUEBOUNCE_STREAM_SCALE` says how large it is; 1 is 50,000 mailboxes.
class ProviderTest {
    private static final double SCALE =
            Double.parseDouble(System.getenv().getOrDefault("TRUEBOUNCE_STREAM_SCALE", "0.1"));
    private static final String WAIT_SECONDS = System.getenv().getOrDefault("TRUEBOUNCE_STREAM_WAIT", "600");
    private static final SimulatedProvider PROVIDER = new SimulatedProvider(SCALE);

    @TempDir
    private Path out;

    @Test
    void whatOnlyManyMailboxesShowIsFound() throws Exception {
        run();
        List<JsonNode> alerts = LocalRun.json(out.resolve("alerts")).stream()
                .filter(alert -> !alert.path("over").asBoolean(false))
                .toList();
        Score campaigns = new Score("campaigns");
        Score accounts = new Score("stolen accounts");
        Score domains = new Score("domain storms");
        for (JsonNode alert : alerts) {
            String name = alert.path("name").asString("");
            String shared = name.substring(name.indexOf(' ') + 1);
            switch (alert.path("event").asString()) {
                case "campaign" -> campaigns.found(campaign(alert), alert);
                case "account" -> accounts.found(PROVIDER.stolen.contains(shared) ? shared : "", alert);
                case "domain" -> domains.found(PROVIDER.stormDomain.equals(shared) ? shared : "", alert);
                default -> assertThat(alert.path("event").asString()).isEqualTo("sources");
            }
        }
        System.out.printf(
                "%,d mailboxes, %,d notices, %,d records of sent mail%n",
                PROVIDER.mailboxes(), PROVIDER.notices.size(), PROVIDER.sent.size());
        campaigns.print(3);
        domains.print(1);
        accounts.print(PROVIDER.stolen.size());
        verdicts();
        assertThat(campaigns.delays).hasSize(3);
        assertThat(domains.delays).hasSize(1);
        assertThat(accounts.delays).hasSizeGreaterThanOrEqualTo(PROVIDER.stolen.size() * 9 / 10);
        assertThat(campaigns.wrong + domains.wrong + accounts.wrong).isLessThanOrEqualTo(2);
    }

    private static String campaign(JsonNode alert) {
        String subject = alert.path("subject").asString("");
        String word = subject.substring(0, Math.max(0, subject.indexOf(' ')));
        return PROVIDER.begins.containsKey(word)
                        && alert.path("verdict").asString().equals("backscatter")
                ? word
                : "";
    }

    /// The verdicts by truth, as first given and as they hold in the end.
    private void verdicts() throws Exception {
        Map<String, Integer> first = new TreeMap<>();
        Map<String, JsonNode> last = new TreeMap<>();
        for (JsonNode line : LocalRun.json(out.resolve("diagnoses"))) {
            String id = line.path("source").asString();
            if (line.path("revision").asInt() == 0) {
                first.merge(PROVIDER.truth.get(id) + " " + line.path("verdict").asString(), 1, Integer::sum);
            }
            last.merge(
                    id,
                    line,
                    (one, other) -> one.path("revision").asInt()
                                    > other.path("revision").asInt()
                            ? one
                            : other);
        }
        Map<String, Integer> end = new TreeMap<>();
        last.forEach((id, line) ->
                end.merge(PROVIDER.truth.get(id) + " " + line.path("verdict").asString(), 1, Integer::sum));
        System.out.println("verdicts first:     " + first);
        System.out.println("verdicts in the end: " + end);
        assertThat(last).hasSize(PROVIDER.notices.size());
        // A record that is merely late is waited for: only what has none at all is called stolen.
        assertThat(first.getOrDefault("genuine compromised", 0))
                .isLessThanOrEqualTo(WAIT_SECONDS.equals("0") ? last.size() : last.size() / 50);
        assertThat(end.getOrDefault("forged compromised", 0)).isZero();
        assertThat(end.getOrDefault("genuine backscatter", 0)).isZero();
        assertThat(end.getOrDefault("forged undecided", 0)).isLessThan(first.getOrDefault("forged undecided", 0));
    }

    private void run() throws Exception {
        Settings settings = Settings.of(
                new String[] {"--local", out.toString(), "--amend.hours", "1", "--wait.seconds", WAIT_SECONDS});
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(new StreamJob(settings).configuration());
        environment.setParallelism(2);
        Graph.Outputs outputs = new Graph(settings.judge(), Duration.ofDays(2))
                .behind(source(environment, "notices", true), source(environment, "sent", false));
        org.apache.flink.core.fs.Path folder = new org.apache.flink.core.fs.Path(out.toUri());
        outputs.judged().sinkTo(FilePorts.diagnoses(folder));
        outputs.alerts().sinkTo(FilePorts.alerts(folder));
        environment.execute();
    }

    private static DataStream<Arrival> source(StreamExecutionEnvironment environment, String name, boolean notices) {
        int size = notices ? PROVIDER.notices.size() : PROVIDER.sent.size();
        return environment
                .fromSource(
                        new DataGeneratorSource<>(index -> event(index, notices), size, Forms.ARRIVAL),
                        WatermarkStrategy.<Arrival>forGenerator(context -> new EachMinute())
                                .withTimestampAssigner((arrival, before) -> arrival.time())
                                .withWatermarkAlignment("time", Duration.ofMinutes(30), Duration.ofMillis(20)),
                        name)
                .setParallelism(1)
                .uid(name);
    }

    /// Tells the time as a provider's clock would, each minute, though two weeks pass in seconds; five minutes late.
    private static final class EachMinute implements WatermarkGenerator<Arrival> {
        private static final long MINUTE = Duration.ofMinutes(1).toMillis();
        private static final long LATENESS = 5 * MINUTE;
        private long told;

        @Override
        public void onEvent(Arrival arrival, long time, WatermarkOutput output) {
            if (time - LATENESS >= told + MINUTE) {
                told = time - LATENESS;
                output.emitWatermark(new Watermark(told));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            // Each minute of the events' time is told as it comes.
        }
    }

    private static Arrival event(long index, boolean notices) {
        return (notices ? PROVIDER.notices : PROVIDER.sent).get((int) index);
    }

    /// What was found of one kind.
    private static final class Score {
        private final String name;
        private final Map<String, Duration> delays = new TreeMap<>();
        private int wrong;

        Score(String name) {
            this.name = name;
        }

        /// @param what the thing that an alert is about; blank where there is none such
        void found(String what, JsonNode alert) {
            if (what.isEmpty()) {
                wrong++;
                System.out.println("  wrongly told: " + alert);
                return;
            }
            Instant told = Instant.parse(alert.path("last").asString());
            Duration delay = Duration.between(PROVIDER.begins.get(what), told);
            delays.merge(what, delay, (one, other) -> one.compareTo(other) < 0 ? one : other);
        }

        void print(int all) {
            List<Duration> sorted = new ArrayList<>(delays.values());
            sorted.sort(null);
            int told = delays.size() + wrong;
            System.out.printf(
                    "%s: found %d of %d (recall %.2f), precision %.2f, delay to detection: median %s, longest %s%n",
                    name,
                    delays.size(),
                    all,
                    delays.size() / (double) all,
                    told == 0 ? 1 : delays.size() / (double) told,
                    sorted.isEmpty() ? "-" : minutes(sorted.get(sorted.size() / 2)),
                    sorted.isEmpty() ? "-" : minutes(sorted.getLast()));
        }

        private static String minutes(Duration delay) {
            return delay.toMinutes() + " min";
        }
    }
}
