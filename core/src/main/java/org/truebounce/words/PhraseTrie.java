package org.truebounce.words;

import java.util.Arrays;

/// The literal pieces of all phrases, letter by letter; what [PhraseAutomaton] is built from.
public final class PhraseTrie {
    private static final String GAP_MARK = " .. ";

    private char[] label = new char[1 << 14];
    private int[] child = new int[1 << 14];
    private int[] sibling = new int[1 << 14];
    private int[] use = new int[1 << 14];
    private final int[] rootChild = new int[128];
    private int size = 1;
    private final PhraseUses uses = new PhraseUses();

    public PhraseTrie() {
        use[0] = -1;
    }

    /// Adds a phrase, whose pieces stand apart by ` .. `.
    public void add(String phrase, int rank) {
        int from = 0;
        int slot = PhraseUses.NO_SLOT;
        int mark = phrase.indexOf(GAP_MARK);
        while (mark >= 0) {
            int node = insert(phrase, from, mark);
            use[node] = uses.addEarlier(use[node], slot);
            slot = uses.slotOf(use[node], slot);
            from = mark + GAP_MARK.length();
            mark = phrase.indexOf(GAP_MARK, from);
        }
        int node = insert(phrase, from, phrase.length());
        use[node] = uses.addLast(use[node], slot, rank);
    }

    int size() {
        return size;
    }

    char label(int node) {
        return label[node];
    }

    int firstUse(int node) {
        return use[node];
    }

    PhraseUses uses() {
        return uses;
    }

    int childCount(int node) {
        int count = 0;
        for (int next = child[node]; next != 0; next = sibling[next]) {
            count++;
        }
        return count;
    }

    /// The nodes breadth first, the children of each by their label.
    int[] breadthFirst() {
        int[] order = new int[size];
        int filled = 1;
        for (int i = 0; i < size; i++) {
            for (int next = child[order[i]]; next != 0; next = sibling[next]) {
                order[filled++] = next;
            }
        }
        return order;
    }

    private int insert(String phrase, int from, int to) {
        int node = 0;
        for (int i = from; i < to; i++) {
            char c = phrase.charAt(i);
            if (node == 0 && c < rootChild.length) {
                if (rootChild[c] == 0) {
                    rootChild[c] = childOf(0, c);
                }
                node = rootChild[c];
            } else {
                node = childOf(node, c);
            }
        }
        return node;
    }

    private int childOf(int node, char c) {
        int before = 0;
        int next = child[node];
        while (next != 0 && label[next] < c) {
            before = next;
            next = sibling[next];
        }
        if (next != 0 && label[next] == c) {
            return next;
        }
        int added = append(c);
        sibling[added] = next;
        if (before == 0) {
            child[node] = added;
        } else {
            sibling[before] = added;
        }
        return added;
    }

    private int append(char c) {
        if (size == label.length) {
            label = Arrays.copyOf(label, size * 2);
            child = Arrays.copyOf(child, size * 2);
            sibling = Arrays.copyOf(sibling, size * 2);
            use = Arrays.copyOf(use, size * 2);
        }
        label[size] = c;
        use[size] = -1;
        return size++;
    }
}
