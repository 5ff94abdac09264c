package org.truebounce.auth.dns;

import java.time.InstantSource;

/// Asks a resolver so many questions a second at most; those beyond get no answer for now, and nobody waits.
public final class Budget implements Resolver {
    private final Resolver resolver;
    private final int perSecond;
    private final InstantSource clock;
    private long second;
    private int asked;
    private long refused;

    /// Asks this resolver.
    public Budget(Resolver resolver, int perSecond) {
        this(resolver, perSecond, InstantSource.system());
    }

    Budget(Resolver resolver, int perSecond, InstantSource clock) {
        this.resolver = resolver;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    @Override
    public Answer query(String name, RecordType type) {
        return take() ? resolver.query(name, type) : Answer.temporaryError("the budget of DNS questions is used up");
    }

    private synchronized boolean take() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            asked = 0;
        }
        if (asked >= perSecond) {
            refused++;
            return false;
        }
        asked++;
        return true;
    }

    /// How many questions were refused.
    public synchronized long refused() {
        return refused;
    }
}
