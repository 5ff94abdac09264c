package org.truebounce.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.truebounce.milter.Event;
import org.truebounce.milter.Event.Level;
import org.truebounce.milter.EventLog;
import org.truebounce.milter.Milter;
import org.truebounce.milter.Settings;
import org.truebounce.settings.SettingsException;

/// The guard while it runs: it hears of signals and of changes of its settings file.
final class MilterRun implements AutoCloseable {
    private static final int LOOK_SECONDS = 2;

    private final Milter milter;
    private final Path config;
    private final Supplier<Settings> settings;
    private final Consumer<Event> events;
    private final Semaphore asked = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);

    private MilterRun(Milter milter, Path config, Supplier<Settings> settings, Consumer<Event> events) {
        this.milter = milter;
        this.config = config;
        this.settings = settings;
        this.events = events;
    }

    /// Starts it.
    ///
    /// @param settings reads the settings anew
    static MilterRun start(Settings first, Path config, Supplier<Settings> settings, PrintStream log)
            throws IOException {
        Consumer<Event> events = new EventLog(log);
        return new MilterRun(Milter.start(first, events), config, settings, events);
    }

    /// Returns when the program is told to stop and has come to its end.
    void untilStopped() {
        onHangup(asked::release);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        FileTime seen = changed();
        while (stopping.getCount() > 0) {
            boolean told = waited();
            FileTime now = changed();
            if (told || !now.equals(seen)) {
                seen = now;
                reload();
            }
        }
    }

    private boolean waited() {
        try {
            return asked.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS) && stopping.getCount() > 0;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            stopping.countDown();
            return false;
        }
    }

    private FileTime changed() {
        try {
            return Files.getLastModifiedTime(config);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private void reload() {
        try {
            milter.reload(settings.get());
        } catch (UnusableException unreadable) {
            kept(String.valueOf(unreadable.getMessage()));
        } catch (SettingsException wrong) {
            wrong.problems().forEach(this::kept);
        }
    }

    private void kept(String why) {
        events.accept(new Event.Note(Level.ERROR, "the old settings are kept: " + why));
    }

    /// SIGHUP would end the program. The class that hears of signals is not in Java's documented interface, and on some
    /// systems there is none: then only the file's change is seen.
    private static void onHangup(Runnable heard) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Class<?> signal = Class.forName("sun.misc.Signal");
            Object proxy = Proxy.newProxyInstance(
                    MilterRun.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        heard.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), proxy);
        } catch (ReflectiveOperationException | RuntimeException unheard) {
            // nothing is lost but the signal
        }
    }

    private void stop() {
        try {
            close();
        } catch (IOException gone) {
            events.accept(new Event.Note(Level.WARNING, "while stopping: " + gone.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        if (stopping.getCount() == 0) {
            return;
        }
        stopping.countDown();
        asked.release();
        milter.close();
        events.accept(new Event.Note(Level.INFO, "stopped"));
    }
}
