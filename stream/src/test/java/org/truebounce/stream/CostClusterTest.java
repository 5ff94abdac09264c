package org.truebounce.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
/// `TRUEBOUNCE_STREAM_COST` says with how many notices; it runs only where that is set.
@EnabledIfEnvironmentVariable(named = "TRUEBOUNCE_STREAM_COST", matches = "\\d+")
@EnabledIfSystemProperty(named = "truebounce.packaged", matches = "yes")
@Timeout(7_200)
class CostClusterTest {
    private static final int PARTITIONS = 4;
    private static final int MAILBOXES = 50_000;
    private static final double NANOS = 1e9;
    private static final int STEPS = 40;
    private static final String CHECKPOINT_SECONDS =
            System.getenv().getOrDefault("TRUEBOUNCE_STREAM_CHECKPOINT", "30");

    @TempDir
    private Path folder;

    @Test
    void whatItCosts() throws Exception {
        int notices = Integer.parseInt(System.getenv("TRUEBOUNCE_STREAM_COST"));
        double core = core(notices);
        System.out.printf("core alone: %,.0f notices a CPU second%n", core);
        try (Broker broker = new Broker(folder.resolve("kafka"))) {
            broker.create("notices", PARTITIONS);
            broker.create("sent", PARTITIONS);
            Topics.fill(broker.servers(), notices, MAILBOXES);
            Topics.fillSent(broker.servers(), MAILBOXES);
            double one = stream(broker, 1, notices, core);
            double two = stream(broker, 2, notices, core);
            System.out.printf("two slots against one, in wall time: %.2f%n", two / one);
            assertThat(one).isPositive();
        }
    }

    /// The pace of the core in a process of its own, all its threads counted.
    private double core(int notices) throws Exception {
        Path log = folder.resolve("core.log");
        Child core = Child.start(
                log,
                System.getProperty("java.class.path"),
                Cluster.WORKER_OPTIONS,
                Map.of(),
                CoreAlone.class.getName(),
                String.valueOf(notices),
                String.valueOf(MAILBOXES));
        assertThat(core.await()).as(Files.readString(log)).isZero();
        return notices / 2 / Double.parseDouble(Files.readAllLines(log).getLast());
    }

    /// Runs the job and prints what it took; gives the notices in a second of wall time.
    private double stream(Broker broker, int slots, int notices, double core) throws Exception {
        for (String topic : List.of("diagnoses", "alerts", "dead-letters")) {
            broker.create(topic + slots, PARTITIONS);
        }
        Path target = LocalRun.home().resolve("stream/target").toAbsolutePath().normalize();
        try (Cluster cluster = new Cluster(folder.resolve("flink" + slots), target);
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
            Counted warm = count(reader, cluster, 0, notices / 2, slots);
            Counted all = count(reader, cluster, warm.notices, notices, slots);
            double cpu = (all.notices - warm.notices) / (all.cpu - warm.cpu);
            double wall = (all.notices - warm.notices) / (all.wall - warm.wall);
            System.out.printf(
                    "%d slots: %,.0f notices a CPU second of the task managers, %.0f %% of the core alone; %,.0f a second%n",
                    slots, cpu, 100 * cpu / core, wall);
            Thread.sleep(35_000);
            checkpoints(cluster);
            return wall;
        }
    }

    private record Counted(int notices, double cpu, double wall) {}

    private static Counted count(Topics.Reader reader, Cluster cluster, int from, int to, int slots) {
        int[] count = {from};
        int told = from;
        while (count[0] < to) {
            reader.poll(record -> count[0] += Topics.header(record, "revision").equals("0") ? 1 : 0);
            if (count[0] >= told + to / STEPS) {
                told = count[0];
                System.out.printf("growth %d slots: %d notices, %.2f CPU seconds%n", slots, told, cpu(cluster));
            }
        }
        return new Counted(count[0], cpu(cluster), System.nanoTime() / NANOS);
    }

    private static double cpu(Cluster cluster) {
        return cluster.workers().stream().mapToDouble(Child::cpuSeconds).sum();
    }

    private static void checkpoints(Cluster cluster) throws Exception {
        String job = cluster.ask("/jobs").path("jobs").path(0).path("id").asString();
        JsonNode latest =
                cluster.ask("/jobs/" + job + "/checkpoints").path("latest").path("completed");
        long size = latest.path("state_size").asLong();
        System.out.printf(
                "checkpoint: %,d bytes, %d bytes a mailbox with two records of sent mail, in %d ms%n",
                size, size / MAILBOXES, latest.path("end_to_end_duration").asLong());
    }
}
