package org.truebounce.stream.port;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Dead;
import org.truebounce.stream.event.Judged;

/// Kafka's topics as the job reads and writes them, each record exactly once.
public final class KafkaPorts {
    /// As long as brokers allow unless told otherwise: 15 minutes.
    private static final String LONGEST_TRANSACTION = "900000";

    private static final String GATHERED_MILLISECONDS = "200";
    private static final String GATHERED_BYTES = "262144";

    private final KafkaSettings settings;

    public KafkaPorts(KafkaSettings settings) {
        this.settings = settings;
    }

    /// The messages of a topic.
    @SuppressWarnings("deprecation") // Flink's connector asks for Kafka's older word
    public KafkaSource<Arrival> mail(String topic) {
        KafkaSourceBuilder<Arrival> builder = KafkaSource.<Arrival>builder()
                .setProperties(settings.more())
                .setBootstrapServers(settings.servers())
                .setGroupId(settings.group())
                .setTopics(topic)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new ArrivalRecords());
        return settings.bounded()
                ? builder.setBounded(OffsetsInitializer.latest()).build()
                : builder.build();
    }

    /// Diagnoses, keyed by the notice's name.
    public Sink<Judged> diagnoses(String topic) {
        return sink(topic, new JudgedRecords(topic, settings.avro()));
    }

    /// Alerts, as lines of JSON without a key.
    public Sink<String> alerts(String topic) {
        return sink(topic, (line, context, time) -> new ProducerRecord<>(topic, line.getBytes(StandardCharsets.UTF_8)));
    }

    /// Dead letters: the record as it was, and its reason as a header.
    public Sink<Dead> dead(String topic) {
        return sink(topic, (dead, context, time) -> {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(topic, dead.mailbox().getBytes(StandardCharsets.UTF_8), dead.message());
            record.headers().add("id", dead.id().getBytes(StandardCharsets.UTF_8));
            record.headers().add("reason", dead.reason().getBytes(StandardCharsets.UTF_8));
            return record;
        });
    }

    private <T> Sink<T> sink(String topic, KafkaRecordSerializationSchema<T> records) {
        Properties producer = new Properties();
        producer.setProperty("transaction.timeout.ms", LONGEST_TRANSACTION);
        // What is told is told when the checkpoint is complete: until then it may gather.
        producer.setProperty("linger.ms", GATHERED_MILLISECONDS);
        producer.setProperty("batch.size", GATHERED_BYTES);
        producer.putAll(settings.more());
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(producer)
                .setBootstrapServers(settings.servers())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(settings.group() + "-" + topic)
                .setRecordSerializer(records)
                .build();
    }
}
