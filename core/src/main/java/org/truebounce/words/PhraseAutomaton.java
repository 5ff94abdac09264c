package org.truebounce.words;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// All phrases at once: one pass over a text finds the phrase of the lowest rank in it.
///
/// An Aho-Corasick automaton over the phrases' literal pieces. States are numbered breadth first, so the
/// children of a state lie side by side and the shallow states, where nearly all steps of a text happen, come
/// first: these have a full row of transitions for the ASCII characters that phrases are made of, the others a few
/// children and a failure link.
/// Immutable, hence safe to share.
///
/// A piece that begins with a letter must begin a word, and one of at most four letters and nothing else must
/// be a whole word: `dul` is not in `schedule`. Scripts without blanks between words have no such bounds.
public final class PhraseAutomaton {
    /// The rank that stands for no phrase at all.
    public static final int NONE = Integer.MAX_VALUE;

    /// The most characters between two pieces of a phrase.
    public static final int GAP = 128;

    private static final int ASCII = 128;
    private static final int ROW_DEPTH = 3;
    private static final int LINEAR = 8;
    private static final int SHORT_WORD = 4;
    private static final int BEGINS_WORD = 1;
    private static final int LETTERS_ONLY = 2;
    private static final int[] NO_ENDS = {};

    private final char[] label;
    private final int[] firstChild;
    private final int[] fail;
    private final int[] depth;
    private final byte[] shape;
    private final int[] hit;
    private final int[] nextHit;
    private final int[] firstUse;
    private final PhraseUses uses;
    private final byte[] columns = new byte[ASCII];
    private final int width;
    private final char[] rows;
    private final int rowStates;

    public PhraseAutomaton(PhraseTrie trie) {
        int count = trie.size();
        if (count > Character.MAX_VALUE) {
            throw new IllegalArgumentException("too many phrases: " + count + " states");
        }
        int[] order = trie.breadthFirst();
        label = new char[count];
        firstChild = new int[count + 1];
        fail = new int[count];
        depth = new int[count];
        shape = new byte[count];
        hit = new int[count];
        nextHit = new int[count];
        firstUse = new int[count];
        uses = trie.uses();
        int next = 1;
        for (int state = 0; state < count; state++) {
            int node = order[state];
            label[state] = trie.label(node);
            firstUse[state] = trie.firstUse(node);
            firstChild[state] = next;
            int children = trie.childCount(node);
            Arrays.fill(depth, next, next + children, depth[state] + 1);
            next += children;
        }
        firstChild[count] = next;
        rowStates = shallowStates();
        width = layColumns();
        rows = new char[rowStates * width];
        link();
        fillRows();
        shorten();
    }

    /// Reads what [#write] wrote.
    public PhraseAutomaton(ByteBuffer data) {
        label = FlatData.readChars(data);
        firstChild = FlatData.readInts(data);
        fail = FlatData.readInts(data);
        depth = FlatData.readInts(data);
        shape = FlatData.readBytes(data);
        hit = FlatData.readInts(data);
        nextHit = FlatData.readInts(data);
        firstUse = FlatData.readInts(data);
        uses = new PhraseUses(data);
        rowStates = shallowStates();
        width = layColumns();
        rows = new char[rowStates * width];
        fillRows();
    }

    public void write(DataOutputStream out) throws IOException {
        FlatData.writeChars(out, label);
        FlatData.writeInts(out, firstChild, firstChild.length);
        FlatData.writeInts(out, fail, fail.length);
        FlatData.writeInts(out, depth, depth.length);
        FlatData.writeBytes(out, shape);
        FlatData.writeInts(out, hit, hit.length);
        FlatData.writeInts(out, nextHit, nextHit.length);
        FlatData.writeInts(out, firstUse, firstUse.length);
        uses.write(out);
    }

    /// The lowest rank of a phrase in the text, or [#NONE].
    public int first(FoldedText text) {
        int[] best = {NONE};
        search(text, (rank, position) -> best[0] = Math.min(best[0], rank));
        return best[0];
    }

    /// Hears of each phrase in a text, as often as it stands there.
    public interface Finding {
        /// Hears of one phrase.
        ///
        /// @param rank the rank of the phrase
        /// @param position how many folded characters the text has up to the phrase's end
        void found(int rank, int position);
    }

    /// Tells of each phrase in the text.
    public void search(FoldedText text, Finding finding) {
        int state = 0;
        int position = 0;
        long letters = 0;
        int[] ends = NO_ENDS;
        for (int c = text.next(); c >= 0; c = text.next()) {
            state = step(state, c);
            position++;
            letters = (letters << 1) | (FoldedText.isLetter(c) ? 1 : 0);
            for (int piece = hit[state]; piece != 0; piece = nextHit[piece]) {
                if (!keepsWords(piece, letters, text)) {
                    continue;
                }
                for (int use = firstUse[piece]; use >= 0; use = uses.next(use)) {
                    if (ends.length == 0 && !uses.isWhole(use)) {
                        ends = new int[uses.slots() * 2];
                    }
                    if (uses.follows(use, position - depth[piece], ends) && uses.completes(use, position, ends)) {
                        finding.found(uses.rank(use), position);
                    }
                }
            }
        }
    }

    /// Whether the piece ends here without cutting a word; bit n of `letters` tells whether the character n
    /// before this one is a letter.
    private boolean keepsWords(int found, long letters, FoldedText text) {
        int length = depth[found];
        if ((shape[found] & BEGINS_WORD) != 0 && length < Long.SIZE && ((letters >>> length) & 1) != 0) {
            return false;
        }
        return (shape[found] & LETTERS_ONLY) == 0 || length > SHORT_WORD || !text.beforeLetter();
    }

    public int states() {
        return fail.length;
    }

    private int shallowStates() {
        int shallow = 0;
        while (shallow < depth.length && depth[shallow] <= ROW_DEPTH) {
            shallow++;
        }
        return shallow;
    }

    /// Gives each ASCII character of a phrase its column in the rows, and all others the first, which leads nowhere.
    /// Returns how many there are. Narrow rows stay in the fastest memory.
    private int layColumns() {
        byte last = 0;
        for (char c : label) {
            if (c > 0 && c < ASCII && columns[c] == 0) {
                columns[c] = ++last;
            }
        }
        return last + 1;
    }

    private int step(int from, int c) {
        int state = from;
        while (state >= rowStates || c >= ASCII) {
            int child = child(state, c);
            if (child != 0 || state == 0) {
                return child;
            }
            state = fail[state];
        }
        return rows[state * width + columns[c]];
    }

    private int child(int state, int c) {
        int low = firstChild[state];
        int high = firstChild[state + 1];
        if (high - low > LINEAR) {
            return Math.max(0, Arrays.binarySearch(label, low, high, (char) c));
        }
        for (int child = low; child < high; child++) {
            if (label[child] == c) {
                return child;
            }
        }
        return 0;
    }

    private void link() {
        for (int state = 0; state < fail.length; state++) {
            for (int child = firstChild[state]; child < firstChild[state + 1]; child++) {
                shape[child] = shapeBelow(state, label[child]);
                int target = state == 0 ? 0 : linkTarget(fail[state], label[child]);
                fail[child] = target;
                hit[child] = firstUse[child] >= 0 ? child : hit[target];
                nextHit[child] = hit[target];
            }
        }
    }

    private byte shapeBelow(int state, char c) {
        boolean letter = FoldedText.isLetter(c);
        if (state == 0) {
            return (byte) (letter ? BEGINS_WORD | LETTERS_ONLY : 0);
        }
        return (byte) (letter ? shape[state] : shape[state] & BEGINS_WORD);
    }

    private int linkTarget(int from, char c) {
        int state = from;
        int target = child(state, c);
        while (target == 0 && state != 0) {
            state = fail[state];
            target = child(state, c);
        }
        return target;
    }

    /// Lets the failure links pass over states that have no way on but those that the state itself has: where it has
    /// none for a character, they have none either. Then the way to a state with a full row is short.
    private void shorten() {
        for (int state = rowStates; state < fail.length; state++) { // breadth first: the targets are done
            int target = fail[state];
            while (target >= rowStates && hasAllOf(state, target)) {
                target = fail[target];
            }
            fail[state] = target;
        }
    }

    /// Whether a state has a child by each label of the children of another one.
    private boolean hasAllOf(int state, int other) {
        for (int child = firstChild[other]; child < firstChild[other + 1]; child++) {
            if (child(state, label[child]) == 0) {
                return false;
            }
        }
        return true;
    }

    private void fillRows() {
        for (int state = 0; state < rowStates; state++) {
            if (state > 0) {
                System.arraycopy(rows, fail[state] * width, rows, state * width, width);
            }
            for (int child = firstChild[state]; child < firstChild[state + 1]; child++) {
                if (label[child] < ASCII) {
                    rows[state * width + columns[label[child]]] = (char) child;
                }
            }
        }
    }
}
