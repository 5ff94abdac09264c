package org.truebounce.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.truebounce.language.Language;
import org.truebounce.remedies.alert.Channel;
import org.truebounce.remedies.alert.CommandHook;
import org.truebounce.remedies.alert.Desktop;
import org.truebounce.remedies.alert.Message;
import org.truebounce.remedies.alert.Webhook;
import org.truebounce.report.AlertJson;
import org.truebounce.report.AlertText;
import org.truebounce.storm.Alert;

/// Says an alert on the terminal, with the bell, and sends it through the channels, which nobody waits for.
final class Alarm implements AutoCloseable {
    private static final long LAST_SECONDS = 3;

    private final List<Channel> channels;
    private final boolean json;
    private final AlertText words;
    private final Terminal terminal;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().unstarted(task));

    /// @param json whether standard output is for programs
    Alarm(List<Channel> channels, boolean json, Language language, Terminal terminal) {
        this.channels = List.copyOf(channels);
        this.json = json;
        this.words = new AlertText(language);
        this.terminal = terminal;
    }

    void raise(Alert alert) {
        String text = words.line(alert);
        Message message = new Message(alert, words.title(alert), text, AlertJson.line(alert, text));
        terminal.out().println(json ? message.json() : "▲ " + message.title() + ". " + text);
        terminal.out().flush();
        if (terminal.showsProgress()) {
            terminal.err().print('\u0007');
            terminal.err().flush();
        }
        channels.forEach(channel -> sender.execute(() -> send(channel, message)));
    }

    private void send(Channel channel, Message message) {
        try {
            channel.send(message);
        } catch (IOException lost) {
            terminal.err().println("truebounce: " + name(channel) + ": " + lost.getMessage());
        }
    }

    private static String name(Channel channel) {
        return switch (channel) {
            case CommandHook hook -> "--alert-command";
            case Webhook webhook -> "--alert-webhook";
            case Desktop desktop -> "the desktop's notification";
        };
    }

    /// Gives what is under way some seconds to arrive.
    @Override
    public void close() {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                sender.shutdownNow();
            }
        } catch (InterruptedException ending) {
            sender.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
