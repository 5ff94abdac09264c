package org.truebounce.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A cluster of Flink: a job manager and task managers of one slot, each a process of its own, started from the jars
/// of Maven.
final class Cluster implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private static final int FRAMEWORK_HEAP = 128;

    /// Further options of the task managers' JVM, for a profiler.
    private static final List<String> MORE_OPTIONS = Arrays.stream(
                    System.getenv().getOrDefault("TRUEBOUNCE_STREAM_JAVA", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();

    private final Path folder;
    private final Path target;
    private final int heap;
    private final int rest;
    private final Child manager;
    private final List<Child> workers = new ArrayList<>();

    /// @param target the module's folder of what was built
    /// @param heap of a task manager, in MiB
    Cluster(Path folder, Path target, int heap) throws Exception {
        this.folder = folder;
        this.target = target;
        this.heap = heap;
        this.rest = Broker.freePort();
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/config.yaml"), """
                jobmanager.rpc.address: localhost
                jobmanager.rpc.port: %1$d
                rest.address: localhost
                rest.port: %2$d
                blob.server.port: "0"
                jobmanager.memory.process.size: 800m
                execution.checkpointing.dir: %3$s
                execution.checkpointing.incremental: true
                state.backend.type: %4$s
                restart-strategy.type: fixed-delay
                restart-strategy.fixed-delay.attempts: 1000
                restart-strategy.fixed-delay.delay: 1 s
                heartbeat.interval: 1000
                heartbeat.timeout: 6000
                slot.request.timeout: 120000
                io.tmp.dirs: %5$s
                """.formatted(
                        Broker.freePort(),
                        rest,
                        folder.resolve("checkpoints").toUri(),
                        System.getenv().getOrDefault("TRUEBOUNCE_STREAM_STATE", "hashmap"),
                        Files.createDirectories(folder.resolve("tmp"))));
        manager = java(
                "manager",
                List.of("-Xmx400m", "-XX:+UseSerialGC"),
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                "--configDir",
                conf());
    }

    /// What the JVM of a task manager is started with.
    static List<String> workerOptions(int heap) {
        return List.of("-Xmx" + heap + "m", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=1");
    }

    private String conf() {
        return folder.resolve("conf").toString();
    }

    private Child java(String name, List<String> options, String... rest) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        return Child.start(
                folder.resolve(name + ".log"),
                target.resolve("cluster") + "/*",
                all,
                Map.of("FLINK_CONF_DIR", conf()),
                rest);
    }

    /// Starts one more task manager.
    Child addWorker() throws IOException {
        List<String> command = new ArrayList<>(
                List.of("org.apache.flink.runtime.taskexecutor.TaskManagerRunner", "--configDir", conf()));
        Map.of(
                        "taskmanager.numberOfTaskSlots", "1",
                        "taskmanager.cpu.cores", "1.0",
                        "taskmanager.memory.framework.heap.size", FRAMEWORK_HEAP + "m",
                        "taskmanager.memory.task.heap.size", (heap - FRAMEWORK_HEAP) + "m",
                        "taskmanager.memory.framework.off-heap.size", "64m",
                        "taskmanager.memory.task.off-heap.size", "64m",
                        "taskmanager.memory.managed.size", "128m",
                        "taskmanager.memory.network.min", "64m",
                        "taskmanager.memory.network.max", "64m")
                .forEach((key, value) -> command.addAll(List.of("-D", key + "=" + value)));
        Map.of(
                        "taskmanager.memory.jvm-metaspace.size", "256m",
                        "taskmanager.memory.jvm-overhead.min", "192m",
                        "taskmanager.memory.jvm-overhead.max", "192m",
                        "taskmanager.resource-id", "worker-" + System.nanoTime())
                .forEach((key, value) -> command.addAll(List.of("-D", key + "=" + value)));
        List<String> options = new ArrayList<>(workerOptions(heap));
        options.addAll(MORE_OPTIONS);
        Child worker = java("worker", options, command.toArray(String[]::new));
        workers.add(worker);
        return worker;
    }

    List<Child> workers() {
        return workers;
    }

    /// The jar that is submitted.
    Path jar() {
        return target.resolve("truebounce-stream-job.jar");
    }

    /// Submits the jar.
    void submit(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "org.apache.flink.client.cli.CliFrontend",
                "run",
                "-d",
                "-c",
                "org.truebounce.stream.Main",
                jar().toString()));
        command.addAll(List.of(arguments));
        if (java("client", List.of("-Xmx256m"), command.toArray(String[]::new)).await() != 0) {
            throw new IOException("the job was not taken:\n" + Files.readString(folder.resolve("client.log")));
        }
    }

    /// What the cluster's REST says.
    JsonNode ask(String path) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + rest + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(response.body());
    }

    /// Waits until so many task managers are there.
    void awaitWorkers(int wanted) throws Exception {
        while (true) {
            try {
                if (ask("/overview").path("taskmanagers").asInt(0) >= wanted) {
                    return;
                }
            } catch (IOException notYet) {
                if (!manager.isAlive()) {
                    throw new IOException("the job manager ended:\n" + Files.readString(folder.resolve("manager.log")));
                }
            }
            Thread.sleep(300);
        }
    }

    @Override
    public void close() {
        for (Child worker : workers) {
            worker.kill();
        }
        manager.kill();
    }
}
