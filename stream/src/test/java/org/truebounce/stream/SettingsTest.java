package org.truebounce.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    private static Settings of(String... arguments) {
        return Settings.of(arguments);
    }

    @Test
    void theCommandLineGoesBeforeTheFile() throws Exception {
        Path file = folder.resolve("job.properties");
        Files.writeString(file, "kafka.servers = one:9092\ntopic.notices = bounces\nkafka.client.acks = all\n");
        Settings settings = of("--config", file.toString(), "--kafka.servers", "two:9092");
        assertThat(settings.kafka().servers()).isEqualTo("two:9092");
        assertThat(settings.topic("notices")).isEqualTo("bounces");
        assertThat(settings.kafka().more()).containsEntry("acks", "all");
    }

    @Test
    void whatCannotBeUsedIsTold() {
        assertThatThrownBy(() -> of("--lokal", "x")).hasMessageContaining("no setting lokal");
        assertThatThrownBy(() -> of("--config", "/nowhere")).hasMessageContaining("/nowhere: cannot be read");
        assertThatThrownBy(() -> of("--ledger.days", "many")).hasMessageContaining("to be a number, not many");
        assertThatThrownBy(() -> of("--local", "/nowhere").check()).hasMessageContaining("/nowhere");
        assertThatThrownBy(() -> of("--local", "/", "--out.form", "csv").check())
                .hasMessageContaining("json or parquet");
        assertThatThrownBy(() -> of().check()).hasMessageContaining("--local");
    }

    @Test
    void everySettingIsInTheHelp() throws Exception {
        String help = new String(
                Main.class.getResourceAsStream("help.txt").readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(Settings.KNOWN).allMatch(setting -> help.contains("--" + setting));
    }
}
