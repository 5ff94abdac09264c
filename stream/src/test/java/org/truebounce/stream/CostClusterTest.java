package org.truebounce.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the stream costs beside the core alone, on a real broker and a real cluster.
///
/// `TRUEBOUNCE_STREAM_COST` says with how many notices; it runs only where that is set. `TRUEBOUNCE_STREAM_SLOTS` is 1
/// to
/// leave out the run with two slots.
@EnabledIfEnvironmentVariable(named = "TRUEBOUNCE_STREAM_COST", matches = "\\d+")
@EnabledIfSystemProperty(named = "truebounce.packaged", matches = "yes")
@Timeout(7_200)
class CostClusterTest {
    private static final int PARTITIONS = 4;
    private static final int MAILBOXES = 50_000;
    private static final int MOST_ALONE = 100_000;
    private static final double NANOS = 1e9;
    private static final int HEAP = 3_000;
    private static final int STEPS = Integer.parseInt(System.getenv().getOrDefault("TRUEBOUNCE_STREAM_STEPS", "2"));
    private static final int SLOTS = Integer.parseInt(System.getenv().getOrDefault("TRUEBOUNCE_STREAM_SLOTS", "2"));
    private static final String CHECKPOINT_SECONDS = System.getenv().getOrDefault("TRUEBOUNCE_STREAM_CHECKPOINT", "30");

    @TempDir
    private Path folder;

    @Test
    void whatItCosts() throws Exception {
        int notices = Integer.parseInt(System.getenv("TRUEBOUNCE_STREAM_COST"));
        int alone = Math.min(notices, MOST_ALONE);
        double before = core(alone);
        try (Broker broker = new Broker(folder.resolve("kafka"))) {
            Pace one = stream(broker, 1, notices);
            double core = (before + core(alone)) / 2;
            System.out.printf(
                    "core alone: %,.0f notices a CPU second; through the stream %.0f %% of that, %.0f %% amended ones"
                            + " counted too%n",
                    core, 100 * one.notices() / core, 100 * one.answers() / core);
            if (SLOTS > 1) {
                Pace two = stream(broker, 2, notices);
                System.out.printf("two slots against one, in wall time: %.2f%n", two.wall() / one.wall());
            }
            assertThat(one.notices()).isPositive();
        }
    }

    /// The pace of the core in processes of its own, all their threads counted. All processors are busy with it, as
    /// they are with the stream: two of them may share what one would have alone.
    private double core(int notices) throws Exception {
        List<Child> processes = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            processes.add(Child.start(
                    folder.resolve("core" + i + ".log"),
                    System.getProperty("java.class.path"),
                    Cluster.workerOptions(HEAP),
                    Map.of(),
                    CoreAlone.class.getName(),
                    String.valueOf(notices),
                    String.valueOf(MAILBOXES)));
        }
        double spent = 0;
        for (int i = 0; i < processes.size(); i++) {
            Path log = folder.resolve("core" + i + ".log");
            assertThat(processes.get(i).await()).as(Files.readString(log)).isZero();
            spent += Double.parseDouble(Files.readAllLines(log).getLast());
        }
        return processes.size() * (notices / 2) / spent;
    }

    /// @param notices first answers in a CPU second
    /// @param answers first and amended answers in a CPU second
    /// @param wall first answers in a second of the clock
    private record Pace(double notices, double answers, double wall) {}

    /// Runs the job, and prints what it took for the second half of the notices.
    private Pace stream(Broker broker, int slots, int notices) throws Exception {
        for (String topic : List.of("notices", "sent", "diagnoses", "alerts", "dead-letters")) {
            broker.create(topic + slots, PARTITIONS);
        }
        Topics.fillSent(broker.servers(), "sent" + slots, MAILBOXES);
        Path target = LocalRun.home().resolve("stream/target").toAbsolutePath().normalize();
        try (Cluster cluster = new Cluster(folder.resolve("flink" + slots), target, HEAP);
                Topics.Reader reader = new Topics.Reader(broker.servers(), "diagnoses" + slots, PARTITIONS)) {
            for (int i = 0; i < slots; i++) {
                cluster.addWorker();
            }
            cluster.awaitWorkers(slots);
            cluster.submit(
                    "--kafka.servers",
                    broker.servers(),
                    "--kafka.group",
                    "cost" + slots,
                    "--topic.notices",
                    "notices" + slots,
                    "--topic.sent",
                    "sent" + slots,
                    "--topic.diagnoses",
                    "diagnoses" + slots,
                    "--topic.alerts",
                    "alerts" + slots,
                    "--topic.dead-letters",
                    "dead-letters" + slots,
                    "--parallelism",
                    String.valueOf(slots),
                    "--wait.seconds",
                    "30",
                    "--checkpoint.seconds",
                    CHECKPOINT_SECONDS);
            // What has been judged is told with the next checkpoint: nothing may be on its way when the time is taken.
            Counted warm = new Counted(0, 0, 0, 0);
            Counted all = warm;
            for (int step = 1; step <= STEPS; step++) {
                all = count(broker, reader, cluster, all, (int) ((long) notices * step / STEPS), notices, slots);
                warm = step == STEPS / 2 ? all : warm;
            }
            double cpu = all.cpu - warm.cpu;
            Pace pace = new Pace(
                    (all.notices - warm.notices) / cpu,
                    (all.notices - warm.notices + all.amended - warm.amended) / cpu,
                    (all.notices - warm.notices) / (all.wall - warm.wall));
            System.out.printf(
                    "%d slots: %,.0f notices a CPU second of the task managers, %,.0f answers; %,.0f notices a second%n",
                    slots, pace.notices(), pace.answers(), pace.wall());
            return pace;
        }
    }

    /// @param wall how long it took so far to put them in and until all were told
    private record Counted(int notices, int amended, double cpu, double wall) {}

    /// Puts more notices in, until there are so many, and waits until all are told.
    private static Counted count(
            Broker broker, Topics.Reader reader, Cluster cluster, Counted from, int to, int notices, int slots)
            throws Exception {
        double begin = System.nanoTime() / NANOS;
        Topics.fill(broker.servers(), "notices" + slots, from.notices, to, notices, MAILBOXES);
        int[] count = {from.notices, from.amended};
        while (count[0] < to) {
            reader.poll(record -> count[Topics.header(record, "revision").equals("0") ? 0 : 1]++);
        }
        Counted counted = new Counted(count[0], count[1], cpu(cluster), from.wall + System.nanoTime() / NANOS - begin);
        System.out.printf(
                "growth %d slots: %d notices, %.2f CPU seconds, %s%n",
                slots, counted.notices, counted.cpu, checkpoint(cluster));
        return counted;
    }

    private static double cpu(Cluster cluster) {
        return cluster.workers().stream().mapToDouble(Child::cpuSeconds).sum();
    }

    private static String checkpoint(Cluster cluster) throws Exception {
        String job = cluster.ask("/jobs").path("jobs").path(0).path("id").asString();
        JsonNode latest =
                cluster.ask("/jobs/" + job + "/checkpoints").path("latest").path("completed");
        long size = latest.path("state_size").asLong();
        return "checkpoint of %d bytes, %d a mailbox, in %d ms"
                .formatted(
                        size,
                        size / MAILBOXES,
                        latest.path("end_to_end_duration").asLong());
    }
}
