package org.truebounce.words;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Where each literal piece is used: after which piece, before which, and at the end of the phrase of which
/// rank.
///
/// A phrase of several pieces has a slot for each piece but its last; the slot holds where the piece ended the
/// last two times (two, since the latest may overlap the piece that follows it, as in `user .. user unknown`).
final class PhraseUses {
    /// Stands for no slot: before the first piece of a phrase, after the last.
    static final int NO_SLOT = -1;

    private int[] next = new int[4096];
    private int[] rank = new int[4096];
    private int[] before = new int[4096];
    private int[] after = new int[4096];
    private int size;
    private int slots;

    PhraseUses() {}

    PhraseUses(ByteBuffer data) {
        next = FlatData.readInts(data);
        rank = FlatData.readInts(data);
        before = FlatData.readInts(data);
        after = FlatData.readInts(data);
        size = next.length;
        slots = data.getInt();
    }

    void write(DataOutputStream out) throws IOException {
        FlatData.writeInts(out, next, size);
        FlatData.writeInts(out, rank, size);
        FlatData.writeInts(out, before, size);
        FlatData.writeInts(out, after, size);
        out.writeInt(slots);
    }

    /// Adds the last piece of a phrase, which stands after the piece of slot `previous`, to the chain that
    /// starts at `head`; returns the new head.
    int addLast(int head, int previous, int phraseRank) {
        return add(head, previous, NO_SLOT, phraseRank);
    }

    /// Adds a piece that another follows; phrases that begin alike share its slot, hence the chain may have it
    /// already.
    int addEarlier(int head, int previous) {
        return slotOf(head, previous) == NO_SLOT ? add(head, previous, slots++, PhraseAutomaton.NONE) : head;
    }

    /// The slot of a piece that stands after the piece of slot `previous`.
    int slotOf(int head, int previous) {
        for (int use = head; use >= 0; use = next[use]) {
            if (before[use] == previous && after[use] != NO_SLOT) {
                return after[use];
            }
        }
        return NO_SLOT;
    }

    private int add(int head, int previous, int slot, int phraseRank) {
        if (size == next.length) {
            next = Arrays.copyOf(next, size * 2);
            rank = Arrays.copyOf(rank, size * 2);
            before = Arrays.copyOf(before, size * 2);
            after = Arrays.copyOf(after, size * 2);
        }
        next[size] = head;
        rank[size] = phraseRank;
        before[size] = previous;
        after[size] = slot;
        return size++;
    }

    int next(int use) {
        return next[use];
    }

    int rank(int use) {
        return rank[use];
    }

    /// How many slots there are.
    int slots() {
        return slots;
    }

    /// Whether the piece is a phrase by itself.
    boolean isWhole(int use) {
        return before[use] == NO_SLOT && after[use] == NO_SLOT;
    }

    /// Whether the piece that starts at `start` stands close enough after the one before it.
    boolean follows(int use, int start, int[] ends) {
        int slot = before[use];
        return slot == NO_SLOT || isNear(ends[slot * 2], start) || isNear(ends[slot * 2 + 1], start);
    }

    /// Notes that the piece ended at `end`; true if the phrase ends with it.
    boolean completes(int use, int end, int[] ends) {
        int slot = after[use];
        if (slot == NO_SLOT) {
            return true;
        }
        ends[slot * 2 + 1] = ends[slot * 2];
        ends[slot * 2] = end;
        return false;
    }

    private static boolean isNear(int end, int start) {
        return end > 0 && end <= start && start - end <= PhraseAutomaton.GAP;
    }
}
