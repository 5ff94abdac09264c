package org.truebounce.stream.step;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.Budget;
import org.truebounce.auth.dns.CachingResolver;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;

/// The DNS as one process of the job asks it: one cache and one budget for all that runs in the process.
final class Names implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CACHE = 200_000;
    private static final Map<JudgeSettings, CachingResolver> SHARED = new HashMap<>();

    private final JudgeSettings settings;

    Names(JudgeSettings settings) {
        this.settings = settings;
    }

    /// Asks, within the budget, and keeps the answers.
    CachingResolver shared() {
        synchronized (SHARED) {
            return SHARED.computeIfAbsent(settings, Names::opened);
        }
    }

    private static CachingResolver opened(JudgeSettings settings) {
        Resolver source = settings.dns().equals("system")
                ? Resolver.system(PATIENCE)
                : Resolver.zoneFile(Path.of(settings.dns()));
        return new CachingResolver(new Budget(source, settings.questionsPerSecond()), CACHE);
    }

    /// Answers from the cache alone, and remembers what it could not answer.
    static final class Known implements Resolver {
        private final CachingResolver cache;
        private final List<String> missed = new ArrayList<>();

        Known(CachingResolver cache) {
            this.cache = cache;
        }

        @Override
        public Answer query(String name, RecordType type) {
            return cache.kept(name, type).orElseGet(() -> {
                missed.add(name);
                return Answer.notAsked();
            });
        }

        boolean knewAll() {
            return missed.isEmpty();
        }
    }
}
