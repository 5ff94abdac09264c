package org.truebounce.remedies.domain;

import java.util.concurrent.atomic.AtomicInteger;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;

/// Asks a resolver until it fails to answer several times in a row: a dead network does not cost a wait for
/// each of a hundred questions.
final class Patience implements Resolver {
    private static final int MOST_FAILURES = 5;

    private final Resolver resolver;
    private final AtomicInteger failures = new AtomicInteger();

    Patience(Resolver resolver) {
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
