package org.truebounce.auth.dns;

import java.util.concurrent.atomic.AtomicInteger;

/// Asks a resolver until it fails to answer several times in a row: a dead network does not cost a wait for
/// each of a hundred questions.
public final class Patience implements Resolver {
    private static final int MOST_FAILURES = 5;

    private final Resolver resolver;
    private final AtomicInteger failures = new AtomicInteger();

    /// Asks this resolver, as long as it answers.
    public Patience(Resolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Answer query(String name, RecordType type) {
        if (failures.get() >= MOST_FAILURES) {
            return Answer.temporaryError("the DNS does not answer");
        }
        Answer answer = resolver.query(name, type);
        if (answer.unknown()) {
            failures.incrementAndGet();
        } else {
            failures.set(0);
        }
        return answer;
    }
}
