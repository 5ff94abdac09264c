package org.truebounce.milter.protocol;

import java.util.concurrent.atomic.AtomicLong;

/// How much of bodies may be held at once.
public final class BodyStore {
    private final int mostOfOne;
    private final long mostOfAll;
    private final AtomicLong held = new AtomicLong();

    /// @param mostOfOne bytes of one message
    /// @param mostOfAll bytes of all messages together
    public BodyStore(int mostOfOne, long mostOfAll) {
        this.mostOfOne = mostOfOne;
        this.mostOfAll = mostOfAll;
    }

    /// Whether there is room for more of a message.
    boolean take(int more, int alreadyOfIt) {
        if (more > mostOfOne - alreadyOfIt) {
            return false;
        }
        if (held.addAndGet(more) > mostOfAll) {
            held.addAndGet(-more);
            return false;
        }
        return true;
    }

    void give(int bytes) {
        held.addAndGet(-bytes);
    }

    /// Bytes that are held now.
    public long held() {
        return held.get();
    }
}
