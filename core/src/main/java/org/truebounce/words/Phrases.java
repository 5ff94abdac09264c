package org.truebounce.words;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/// Phrases that each stand for something, all looked for in one pass over a text.
///
/// A phrase is lower-case text; ` .. ` in it stands for up to [PhraseAutomaton#GAP] characters of anything.
///
/// @param <V> what a phrase stands for
public final class Phrases<V> {
    private final List<V> meanings;
    private final PhraseAutomaton automaton;

    private Phrases(List<V> meanings, PhraseAutomaton automaton) {
        this.meanings = meanings;
        this.automaton = automaton;
    }

    /// What the phrases in the text stand for, in the order in which they stand there.
    public Set<V> in(String text) {
        Set<V> found = new LinkedHashSet<>();
        automaton.search(new FoldedText(text), (rank, position) -> found.add(meanings.get(rank)));
        return found;
    }

    /// Tells of each phrase in the text what it stands for, and after how many folded characters it ends.
    public void each(String text, BiConsumer<V, Integer> finding) {
        automaton.search(new FoldedText(text), (rank, position) -> finding.accept(meanings.get(rank), position));
    }

    /// Whether any of the phrases stands in the text.
    public boolean anyIn(String text) {
        return automaton.first(new FoldedText(text)) != PhraseAutomaton.NONE;
    }

    /// Writes them as [#read] reads them, each meaning as a number.
    public void write(DataOutputStream out, ToIntFunction<V> number) throws IOException {
        FlatData.writeInts(out, meanings.stream().mapToInt(number).toArray(), meanings.size());
        automaton.write(out);
    }

    public static <V> Phrases<V> read(ByteBuffer data, IntFunction<V> meaning) {
        List<V> meanings = new ArrayList<>();
        for (int number : FlatData.readInts(data)) {
            meanings.add(meaning.apply(number));
        }
        return new Phrases<>(meanings, new PhraseAutomaton(data));
    }

    /// Collects phrases.
    public static final class Builder<V> {
        private final List<V> meanings = new ArrayList<>();
        private final PhraseTrie trie = new PhraseTrie();

        public void add(String phrase, V meaning) {
            trie.add(phrase, meanings.size());
            meanings.add(meaning);
        }

        public Phrases<V> build() {
            return new Phrases<>(meanings, new PhraseAutomaton(trie));
        }
    }
}
