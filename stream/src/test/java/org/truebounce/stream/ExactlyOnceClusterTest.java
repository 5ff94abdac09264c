package org.truebounce.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.report.JsonReport;

/// A real broker and a real cluster of two task managers, one killed twice, the broker killed once: each notice has
/// its Diagnosis once, the corpus's that of the core, and what cannot be judged is a dead letter.
///
/// `TRUEBOUNCE_STREAM=yes` runs it; `TRUEBOUNCE_STREAM_NOTICES` says with how many notices.
@EnabledIfEnvironmentVariable(named = "TRUEBOUNCE_STREAM", matches = "yes")
@EnabledIfSystemProperty(named = "truebounce.packaged", matches = "yes")
@Timeout(7_200)
class ExactlyOnceClusterTest {
    private static final int PARTITIONS = 4;
    private static final int HEAP = 1_500;
    private static final int NOTICES =
            Integer.parseInt(System.getenv().getOrDefault("TRUEBOUNCE_STREAM_NOTICES", "20000"));

    private static final String CHECKPOINT_SECONDS = System.getenv().getOrDefault("TRUEBOUNCE_STREAM_CHECKPOINT", "2");

    private final BitSet judged = new BitSet();
    private final Set<String> seen = new HashSet<>();
    private final Map<Integer, String> firstRound = new TreeMap<>();
    private int records;
    private int twice;
    private int amended;

    @TempDir
    private Path folder;

    @Test
    void eachNoticeHasItsDiagnosisOnce() throws Exception {
        Path target = LocalRun.home().resolve("stream/target").toAbsolutePath().normalize();
        try (Broker broker = new Broker(folder.resolve("kafka"));
                Cluster cluster = new Cluster(folder.resolve("flink"), target, HEAP)) {
            for (String topic : List.of("notices", "sent", "diagnoses", "alerts", "dead-letters")) {
                broker.create(topic, PARTITIONS);
            }
            Topics.fill(broker.servers(), NOTICES, 5_000);
            poison(broker.servers());
            cluster.addWorker();
            cluster.addWorker();
            cluster.awaitWorkers(2);
            cluster.submit(
                    "--kafka.servers",
                    broker.servers(),
                    "--parallelism",
                    "2",
                    "--wait.seconds",
                    "5",
                    "--checkpoint.seconds",
                    CHECKPOINT_SECONDS);
            long begin = System.nanoTime();
            watch(broker, cluster);
            System.out.printf(
                    "%,d notices in %.0f s with two task managers killed and the broker once: %,d Diagnoses, %,d twice,"
                            + " %,d amended; %.0f s of CPU in the task managers alive at the end%n",
                    NOTICES,
                    (System.nanoTime() - begin) / 1e9,
                    judged.cardinality(),
                    twice,
                    amended,
                    cluster.workers().stream().mapToDouble(Child::cpuSeconds).sum());
            assertThat(twice).isZero();
            assertThat(judged.cardinality()).isEqualTo(NOTICES);
            assertDeadLetters(broker.servers());
        }
        assertCorpus();
    }

    /// Takes Diagnoses until all are there and nothing more comes; lets the faults happen on the way.
    private void watch(Broker broker, Cluster cluster) throws Exception {
        try (Topics.Reader reader = new Topics.Reader(broker.servers(), "diagnoses", PARTITIONS)) {
            int faults = 0;
            int quiet = 0;
            while (judged.cardinality() < NOTICES || quiet < 12) {
                int before = records;
                reader.poll(this::take);
                quiet = records == before ? quiet + 1 : 0;
                if (faults < 3 && judged.cardinality() > NOTICES * (faults + 1L) / 5) {
                    faults++;
                    fault(faults, broker, cluster);
                }
            }
            assertThat(faults).isEqualTo(3);
        }
    }

    private static void fault(int number, Broker broker, Cluster cluster) throws Exception {
        if (number == 2) {
            broker.restart();
        } else {
            cluster.workers().removeFirst().kill();
            cluster.addWorker();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        records++;
        String id = new String(record.key(), StandardCharsets.UTF_8);
        String revision = Topics.header(record, "revision");
        int number = Integer.parseInt(id.substring(1));
        if (revision.equals("0")) {
            twice += judged.get(number) ? 1 : 0;
            judged.set(number);
            if (number < 1_000) {
                firstRound.put(number, new String(record.value(), StandardCharsets.UTF_8));
            }
        } else {
            amended++;
            twice += seen.add(id + " " + revision) ? 0 : 1;
        }
    }

    private void assertCorpus() throws Exception {
        Account owner = Account.of(List.of(Topics.OWNER), List.of(Topics.HOST));
        int number = 0;
        for (byte[] mail : Topics.corpus().values()) {
            String line = JsonReport.line(TrueBounce.diagnose(mail, owner), "n" + number);
            assertThat(firstRound.get(number)).startsWith(line.substring(0, line.length() - 1));
            number++;
        }
        assertThat(number).isGreaterThan(400);
    }

    private static void poison(String servers) throws Exception {
        byte[] mail = Topics.bytes("Subject: hello\n\nhello\n");
        byte[] owner = Topics.bytes(Topics.OWNER);
        ProducerRecord<byte[], byte[]> login = new ProducerRecord<>("notices", owner, mail);
        login.headers().add("login", Topics.bytes("not an address"));
        List<ProducerRecord<byte[], byte[]>> poison = List.of(
                new ProducerRecord<>("notices", null, mail),
                new ProducerRecord<>("notices", Topics.bytes("nobody"), mail),
                new ProducerRecord<>("notices", owner, null),
                new ProducerRecord<>("notices", owner, new byte[0]),
                login,
                new ProducerRecord<>("sent", null, mail));
        try (KafkaProducer<byte[], byte[]> producer = Topics.producer(servers)) {
            for (ProducerRecord<byte[], byte[]> record : poison) {
                producer.send(record).get();
            }
        }
    }

    private static void assertDeadLetters(String servers) {
        Map<String, Integer> reasons = new TreeMap<>();
        try (Topics.Reader reader = new Topics.Reader(servers, "dead-letters", PARTITIONS)) {
            for (int i = 0; i < 6; i++) {
                reader.poll(record -> reasons.merge(Topics.header(record, "reason"), 1, Integer::sum));
            }
        }
        assertThat(reasons)
                .isEqualTo(Map.of(
                        "has no key: the mailbox is to be the key", 2,
                        "its key is no mailbox's address", 1,
                        "is empty", 2,
                        "its header login is no IP address: not an address", 1));
    }
}
