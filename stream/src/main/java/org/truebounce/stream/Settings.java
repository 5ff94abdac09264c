package org.truebounce.stream;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.util.ParameterTool;
import org.truebounce.stream.port.FileSettings;
import org.truebounce.stream.port.KafkaSettings;
import org.truebounce.stream.step.JudgeSettings;

/// The settings of a job: of a properties file, of the command line, the latter first.
public final class Settings {
    private static final String KAFKA_CLIENT = "kafka.client.";
    private static final int MIB = 1 << 20;
    private static final int WAIT_SECONDS = 600;
    static final List<String> KNOWN = List.of(
            "config",
            "local",
            "in",
            "sent",
            "out",
            "out.form",
            "all",
            "mailbox",
            "received-by",
            "login",
            "kafka.servers",
            "kafka.group",
            "kafka.form",
            "kafka.bounded",
            "topic.notices",
            "topic.sent",
            "topic.diagnoses",
            "topic.alerts",
            "topic.dead-letters",
            "dns",
            "dns.questions-per-second",
            "ledger.complete",
            "ledger.days",
            "amend.hours",
            "wait.seconds",
            "lateness.seconds",
            "message.bytes",
            "result.bytes",
            "checkpoint.seconds",
            "parallelism");

    private final ParameterTool values;

    private Settings(ParameterTool values) {
        this.values = values;
    }

    /// Reads a command line and the file that it names.
    ///
    /// @throws UnusableException where one of them cannot be used
    static Settings of(String[] arguments) {
        ParameterTool line;
        try {
            line = ParameterTool.fromArgs(arguments);
        } catch (IllegalArgumentException e) {
            throw new UnusableException("the options cannot be read; each is --NAME VALUE. See --help");
        }
        ParameterTool all = line;
        if (line.has("config")) {
            try {
                all = ParameterTool.fromPropertiesFile(line.get("config")).mergeWith(line);
            } catch (java.io.IOException e) {
                throw new UnusableException(line.get("config") + ": cannot be read");
            }
        }
        Optional<String> unknown = all.toMap().keySet().stream()
                .filter(key -> !KNOWN.contains(key) && !key.startsWith(KAFKA_CLIENT))
                .sorted()
                .findFirst();
        if (unknown.isPresent()) {
            throw new UnusableException("there is no setting " + unknown.get() + ". See --help");
        }
        Settings settings = new Settings(all);
        settings.judge();
        return settings;
    }

    /// Makes sure that there is something to do.
    void check() {
        Optional<String> local = text("local");
        if (local.isPresent() && !java.nio.file.Files.isReadable(java.nio.file.Path.of(local.get()))) {
            throw new UnusableException(local.get() + ": cannot be read");
        }
        requireOneOf("out.form", "json", "parquet");
        requireOneOf("kafka.form", "json", "avro");
        if (input().isEmpty() && text("kafka.servers").isEmpty()) {
            throw new UnusableException("name a folder with --local, or brokers with --kafka.servers. See --help");
        }
    }

    private void requireOneOf(String key, String one, String other) {
        text(key).filter(form -> !form.equals(one) && !form.equals(other)).ifPresent(form -> {
            throw new UnusableException(key + " is to be " + one + " or " + other + ", not " + form);
        });
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(value -> !value.isBlank() && !value.startsWith("__NO_VALUE"));
    }

    private List<String> list(String key) {
        return text(key).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    int number(String key, int otherwise) {
        try {
            int number = values.getInt(key, otherwise);
            if (number < 0) {
                throw new UnusableException(key + " is to be a number from 0 on, not " + number);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new UnusableException(key + " is to be a number, not " + values.get(key));
        }
    }

    boolean flag(String key) {
        return values.has(key) && !"false".equals(values.get(key));
    }

    /// Whether records of sent mail may come at all.
    private boolean expectsSent() {
        return input().isEmpty() || text("sent").isPresent();
    }

    /// Whether files of Diagnoses are Parquet, else JSON Lines.
    boolean isParquet() {
        return text("out.form").filter("parquet"::equals).isPresent();
    }

    /// The folder or file that is read instead of a topic.
    Optional<String> input() {
        return text("local").or(() -> text("in"));
    }

    String topic(String name) {
        return text("topic." + name).orElse(name);
    }

    JudgeSettings judge() {
        return new JudgeSettings(
                flag("ledger.complete"),
                Duration.ofDays(number("ledger.days", 30)),
                Duration.ofHours(number("amend.hours", 1)),
                Duration.ofSeconds(number("wait.seconds", expectsSent() ? WAIT_SECONDS : 0)),
                text("dns").orElse("off"),
                number("dns.questions-per-second", 200),
                number("message.bytes", 10 * MIB),
                number("result.bytes", 900_000));
    }

    FileSettings files(List<String> ownerFields) {
        return new FileSettings(
                text("mailbox").orElse(""),
                ownerFields,
                list("received-by"),
                list("login"),
                number("message.bytes", 10 * MIB));
    }

    KafkaSettings kafka() {
        Properties more = new Properties();
        values.toMap().forEach((key, value) -> {
            if (key.startsWith(KAFKA_CLIENT)) {
                more.setProperty(key.substring(KAFKA_CLIENT.length()), value);
            }
        });
        return new KafkaSettings(
                text("kafka.servers").orElse(""),
                text("kafka.group").orElse("truebounce"),
                text("kafka.form").filter("avro"::equals).isPresent(),
                flag("kafka.bounded"),
                more);
    }
}
