package org.truebounce.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The tests' hands on the topics: what they put in, and what they find.
final class Topics {
    static final String OWNER = "robin@alder.example";
    static final String HOST = "mx1.alder.example";
    /// A notice each 1.2 seconds: a million in two weeks.
    private static final long EVERY = 1_200;

    private Topics() {}

    /// The corpus, by the name of the case.
    static Map<String, byte[]> corpus() throws IOException {
        Path folder = LocalRun.home().resolve("corpus");
        Map<String, byte[]> corpus = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                corpus.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return corpus;
    }

    static KafkaProducer<byte[], byte[]> producer(String servers) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", servers);
        properties.put("linger.ms", "20");
        properties.put("batch.size", "262144");
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// A message and whose it is.
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Mail(String mailbox, byte[] message) {}

    /// A notice of the corpus: in the first round the owner's of the corpus, in further ones that of one of many
    /// mailboxes, its Message-ID changed.
    static Mail notice(List<byte[]> corpus, int number, int mailboxes) {
        byte[] mail = corpus.get(number % corpus.size());
        return number < corpus.size()
                ? new Mail(OWNER, mail)
                : new Mail("user" + number % mailboxes + "@alder.example", varied(mail, number));
    }

    /// Two messages that the owner of each mailbox sent.
    static List<Mail> sent(int mailboxes) {
        Instant time = Instant.now();
        List<Mail> sent = new ArrayList<>();
        for (int i = 0; i < 2 * mailboxes; i++) {
            String owner = "user" + i % mailboxes + "@alder.example";
            MadeMail.Original original = new MadeMail.Original(
                    owner, "kim" + i + "@maple.example", "About number " + i, "<" + i + "@alder.example>", time, "Hi");
            sent.add(new Mail(owner, MadeMail.sent(original, "192.0.2." + i % 200)));
        }
        return sent;
    }

    /// Puts so many notices of the corpus in, each with an id of its own. They came one after another, the last just
    /// now.
    static void fill(String servers, int notices, int mailboxes) throws IOException {
        fill(servers, "notices", 0, notices, notices, mailboxes);
    }

    /// Puts those of so many notices in that are from one number on, to before another.
    @SuppressWarnings("FutureReturnValueIgnored") // close() waits for all; a lost one would be missed
    static void fill(String servers, String topic, int from, int to, int notices, int mailboxes) throws IOException {
        List<byte[]> mails = List.copyOf(corpus().values());
        long begin = System.currentTimeMillis() - EVERY * notices;
        try (KafkaProducer<byte[], byte[]> producer = producer(servers)) {
            for (int i = from; i < to; i++) {
                Mail notice = notice(mails, i, mailboxes);
                long time = begin + EVERY * i;
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(topic, null, time, bytes(notice.mailbox()), notice.message());
                record.headers().add("id", bytes("n" + i));
                record.headers().add("received-by", bytes(HOST));
                producer.send(record);
            }
        }
    }

    /// Puts the mail in that [#sent] makes.
    @SuppressWarnings("FutureReturnValueIgnored") // close() waits for all
    static void fillSent(String servers, String topic, int mailboxes) {
        try (KafkaProducer<byte[], byte[]> producer = producer(servers)) {
            sent(mailboxes)
                    .forEach(mail -> producer.send(new ProducerRecord<>(topic, bytes(mail.mailbox()), mail.message())));
        }
    }

    private static byte[] varied(byte[] mail, int number) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        int id = text.indexOf("Message-ID: <");
        return id < 0
                ? mail
                : (text.substring(0, id + 13) + "v" + number + "." + text.substring(id + 13))
                        .getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .orElse("");
    }

    /// Reads a topic from its beginning, what is committed of it.
    static final class Reader implements AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;

        Reader(String servers, String topic, int partitions) {
            Properties properties = new Properties();
            properties.put("bootstrap.servers", servers);
            properties.put("isolation.level", "read_committed");
            properties.put("auto.offset.reset", "earliest");
            consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            List<TopicPartition> all = new ArrayList<>();
            for (int partition = 0; partition < partitions; partition++) {
                all.add(new TopicPartition(topic, partition));
            }
            consumer.assign(all);
            consumer.seekToBeginning(all);
        }

        /// Takes what has come since.
        void poll(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
            consumer.poll(Duration.ofMillis(500)).forEach(taker);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
