package org.truebounce.stream.port;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.truebounce.stream.event.Judged;

/// Writes a Diagnosis as a topic's record: the notice's name as key, so that a topic that is compacted keeps the last
/// revision.
final class JudgedRecords implements KafkaRecordSerializationSchema<Judged> {
    private static final long serialVersionUID = 1;

    private final String topic;
    private final boolean avro;

    JudgedRecords(String topic, boolean avro) {
        this.topic = topic;
        this.avro = avro;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Judged judged, KafkaSinkContext context, Long timestamp) {
        String line = Wire.line(judged);
        byte[] value = avro ? AvroForm.bytes(line) : line.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, null, judged.time(), judged.id().getBytes(StandardCharsets.UTF_8), value);
        Headers headers = record.headers();
        headers.add("mailbox", judged.mailbox().getBytes(StandardCharsets.UTF_8));
        headers.add("revision", String.valueOf(judged.revision()).getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
