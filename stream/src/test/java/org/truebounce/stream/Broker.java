package org.truebounce.stream;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/// A broker of Kafka in a process of its own, started from the jars of Maven.
final class Broker implements AutoCloseable {
    private final Path folder;
    private final int port;
    private Child process;

    Broker(Path folder) throws Exception {
        this.folder = folder;
        this.port = freePort();
        int controller = freePort();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                log.retention.ms=-1
                """.formatted(port, controller, folder.resolve("data")));
        int formatted = java(
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        Uuid.randomUuid().toString(),
                        "-c",
                        folder.resolve("server.properties").toString(),
                        "--standalone")
                .await();
        if (formatted != 0) {
            throw new IOException("the broker's storage was not made; see " + folder.resolve("broker.log"));
        }
        process = started();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Child java(String... rest) throws IOException {
        return Child.start(
                folder.resolve("broker.log"),
                System.getProperty("java.class.path"),
                List.of("-Xmx384m", "-XX:+UseSerialGC"),
                Map.of(),
                rest);
    }

    private Child started() throws IOException {
        return java("kafka.Kafka", folder.resolve("server.properties").toString());
    }

    String servers() {
        return "localhost:" + port;
    }

    /// Kills it, and starts it again on what it had written.
    void restart() throws Exception {
        process.kill();
        process = started();
    }

    void create(String topic, int partitions) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", servers());
        try (Admin admin = Admin.create(properties)) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
