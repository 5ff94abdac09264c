package org.truebounce.notice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Phrases that each stand for something, all looked for in one pass over a text.
///
/// @param <V> what a phrase stands for
final class Phrases<V> {
    private final List<V> meanings;
    private final PhraseAutomaton automaton;

    private Phrases(List<V> meanings, PhraseAutomaton automaton) {
        this.meanings = meanings;
        this.automaton = automaton;
    }

    /// What the phrases in the text stand for, in the order in which they were added.
    Set<V> in(String text) {
        Set<V> found = new LinkedHashSet<>();
        automaton.search(new ReplyText(text), rank -> found.add(meanings.get(rank)));
        return found;
    }

    /// Collects phrases.
    static final class Builder<V> {
        private final List<V> meanings = new ArrayList<>();
        private final PhraseTrie trie = new PhraseTrie();

        void add(String phrase, V meaning) {
            trie.add(phrase, meanings.size());
            meanings.add(meaning);
        }

        Phrases<V> build() {
            return new Phrases<>(meanings, new PhraseAutomaton(trie));
        }
    }
}
