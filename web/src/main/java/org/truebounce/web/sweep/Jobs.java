package org.truebounce.web.sweep;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.truebounce.Diagnosis;
import org.truebounce.account.Account;

/// The sweeps that are running, and the last of those that have ended.
public final class Jobs implements AutoCloseable {
    private static final int MOST_RUNNING = 4;
    private static final int MOST = 16;
    private static final int ID = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, String> begun = new HashMap<>();
    private final Path journal;
    private final Consumer<Diagnosis> hears;

    /// @param journal the folder in which is kept what undoing needs
    /// @param hears of each Diagnosis, to count it
    public Jobs(Path journal, Consumer<Diagnosis> hears) {
        this.journal = journal;
        this.hears = hears;
    }

    /// The job that was begun under a key before.
    public synchronized Optional<Job> known(Optional<String> key) {
        return key.map(begun::get).map(jobs::get);
    }

    /// A new job, not yet begun; empty where too many are running.
    ///
    /// @param key under which the same job is given again
    public synchronized Optional<Job> add(Input input, Account account, Optional<String> key) {
        List<Job> ended = new ArrayList<>(
                jobs.values().stream().filter(job -> job.state().isEnd()).toList());
        if (jobs.size() - ended.size() >= MOST_RUNNING) {
            return Optional.empty();
        }
        if (jobs.size() >= MOST) {
            remove(ended.getFirst().id());
        }
        byte[] random = new byte[ID];
        RANDOM.nextBytes(random);
        Job job = new Job(Base64.getUrlEncoder().withoutPadding().encodeToString(random), input, account, journal);
        jobs.put(job.id(), job);
        key.ifPresent(name -> begun.put(name, job.id()));
        return Optional.of(job);
    }

    /// Does what there is still to do of a job, while others go on.
    public void begin(Job job) {
        threads.execute(() -> job.run((source, diagnosis) -> hears.accept(diagnosis)));
    }

    public synchronized List<Job> all() {
        return List.copyOf(jobs.values());
    }

    /// How many are running.
    public synchronized int running() {
        return (int) jobs.values().stream().filter(job -> !job.state().isEnd()).count();
    }

    public synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /// Ends a job and forgets it, and all that it has found.
    ///
    /// @return whether there was one
    public synchronized boolean remove(String id) {
        Optional<Job> job = Optional.ofNullable(jobs.remove(id));
        job.ifPresent(Job::close);
        begun.values().removeIf(id::equals);
        return job.isPresent();
    }

    @Override
    public void close() {
        all().forEach(job -> remove(job.id()));
        threads.shutdownNow();
        try {
            threads.awaitTermination(2, TimeUnit.SECONDS); // so that their temporary files are gone
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
