package org.truebounce.notice;

import java.util.Arrays;

/// Where each literal piece is used: in the phrase of which rank, after which piece, before which.
///
/// A phrase of several pieces has a slot for each piece but its last; the slot holds where the piece ended the
/// last two
/// times (two, since the latest may overlap the piece that follows it, as in `user .. user unknown`).
final class PhraseUses {
    private static final int NO_SLOT = -1;

    private int[] next = new int[1024];
    private int[] rank = new int[1024];
    private int[] before = new int[1024];
    private int[] after = new int[1024];
    private int size;
    private int slots;

    /// Adds a use in front of the chain that starts at `head`, and returns the new head.
    int add(int head, int phraseRank, boolean first, boolean last) {
        if (size == next.length) {
            next = Arrays.copyOf(next, size * 2);
            rank = Arrays.copyOf(rank, size * 2);
            before = Arrays.copyOf(before, size * 2);
            after = Arrays.copyOf(after, size * 2);
        }
        next[size] = head;
        rank[size] = phraseRank;
        before[size] = first ? NO_SLOT : slots - 1;
        after[size] = last ? NO_SLOT : slots++;
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
