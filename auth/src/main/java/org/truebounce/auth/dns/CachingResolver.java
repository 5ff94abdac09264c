package org.truebounce.auth.dns;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A resolver that keeps the answers of another one, the most recently used of them, for as long as they may be
/// kept.
public final class CachingResolver implements Resolver {
    /// How many answers are kept unless said otherwise.
    public static final int DEFAULT_SIZE = 10_000;

    private static final long MAX_SECONDS = 86_400;
    /// A failure is kept for a short time, so that a dead server is not asked once for each message (RFC 9520
    /// §3.2).
    private static final long FAILURE_SECONDS = 30;

    private static final long UNKNOWN_SECONDS = 60;

    private final Resolver source;
    private final InstantSource clock;
    private final Map<Question, Kept> answers;

    /// Keeps up to `size` answers of `source`.
    public CachingResolver(Resolver source, int size) {
        this(source, size, InstantSource.system());
    }

    CachingResolver(Resolver source, int size, InstantSource clock) {
        this.source = source;
        this.clock = clock;
        this.answers = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, Kept> eldest) {
                return size() > size;
            }
        };
    }

    @Override
    public Answer query(String name, RecordType type) {
        Question question = new Question(DomainName.canonical(name), type);
        long now = clock.instant().getEpochSecond();
        Optional<Answer> known = kept(question, now);
        if (known.isPresent()) {
            return known.get();
        }
        Answer answer = source.query(question.name, type);
        synchronized (answers) {
            answers.put(question, new Kept(answer, now + secondsToKeep(answer)));
        }
        return answer;
    }

    /// The answer that is kept, nobody being asked.
    public Optional<Answer> kept(String name, RecordType type) {
        return kept(
                new Question(DomainName.canonical(name), type), clock.instant().getEpochSecond());
    }

    private Optional<Answer> kept(Question question, long now) {
        synchronized (answers) {
            Kept kept = answers.get(question);
            return kept != null && now < kept.until ? Optional.of(kept.answer) : Optional.empty();
        }
    }

    private static long secondsToKeep(Answer answer) {
        if (answer.unknown()) {
            return FAILURE_SECONDS;
        }
        return answer.secondsToLive() <= 0 ? UNKNOWN_SECONDS : Math.min(answer.secondsToLive(), MAX_SECONDS);
    }

    private record Question(String name, RecordType type) {}

    private record Kept(Answer answer, long until) {}
}
