package org.truebounce.stream.port;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.stream.event.Arrival;
import org.truebounce.stream.event.Forms;

/// Reads a topic's record of a message: the mailbox as key, the message as value, and what the provider knows as
/// headers `id`, `received-by` and `login`. A record that cannot be used is passed on with its fault.
final class ArrivalRecords implements KafkaRecordDeserializationSchema<Arrival> {
    private static final long serialVersionUID = 1;
    private static final int MOST_HEADERS = 50;
    private static final int LONGEST = 512;
    private static final byte[] NOTHING = {};

    /// A clock ahead of ours must not make the job believe that the time of all others is over.
    private static final Duration AHEAD = Duration.ofMinutes(10);

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Arrival> out) {
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        String mailbox = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        List<String> ids = headers(record, "id");
        List<String> logins = headers(record, "login");
        long time = Math.max(0, Math.min(record.timestamp(), System.currentTimeMillis() + AHEAD.toMillis()));
        out.collect(new Arrival(
                ids.isEmpty() ? place : ids.getFirst(),
                mailbox,
                time,
                record.value() == null ? NOTHING : record.value(),
                headers(record, "received-by"),
                logins,
                fault(mailbox, record, logins).orElse("")));
    }

    private static Optional<String> fault(String mailbox, ConsumerRecord<byte[], byte[]> record, List<String> logins) {
        if (record.key() == null) {
            return Optional.of("has no key: the mailbox is to be the key");
        }
        if (mailbox.indexOf('@') <= 0 || mailbox.length() > LONGEST || mailbox.indexOf('\uFFFD') >= 0) {
            return Optional.of("its key is no mailbox's address");
        }
        if (record.value() == null || record.value().length == 0) {
            return Optional.of("is empty");
        }
        return logins.stream()
                .filter(login -> IpAddress.parse(login).isEmpty())
                .findFirst()
                .map(login -> "its header login is no IP address: " + login);
    }

    private static List<String> headers(ConsumerRecord<byte[], byte[]> record, String name) {
        List<String> values = new ArrayList<>();
        for (Header header : record.headers().headers(name)) {
            if (values.size() < MOST_HEADERS && header.value() != null && header.value().length <= LONGEST) {
                values.add(new String(header.value(), StandardCharsets.UTF_8).strip());
            }
        }
        return List.copyOf(values);
    }

    @Override
    public TypeInformation<Arrival> getProducedType() {
        return Forms.ARRIVAL;
    }
}
