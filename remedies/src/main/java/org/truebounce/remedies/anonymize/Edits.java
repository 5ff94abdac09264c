package org.truebounce.remedies.anonymize;

import java.util.ArrayList;
import java.util.List;

/// What is to be written anew in a text, in the order in which it stands there.
final class Edits {
    private final List<Edit> edits = new ArrayList<>();

    /// One stretch and the text in its place.
    record Edit(int start, int end, String text) {}

    void add(int start, int end, String text) {
        edits.add(new Edit(start, end, text));
    }

    /// Adds the edits of a stretch that begins at `offset`.
    void addAll(Edits others, int offset) {
        others.edits.forEach(edit -> add(edit.start + offset, edit.end + offset, edit.text));
    }

    List<Edit> list() {
        return edits;
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    /// The text as it is then.
    String apply(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        int at = 0;
        for (Edit edit : edits) {
            whole.append(text, at, edit.start).append(edit.text);
            at = edit.end;
        }
        return whole.append(text, at, text.length()).toString();
    }

    /// A stretch of the text as it is then. What is written over its border is shared out character by character.
    String slice(String text, int from, int to) {
        StringBuilder part = new StringBuilder(to - from);
        int at = from;
        for (Edit edit : edits) {
            if (edit.end <= from || edit.start >= to) {
                continue;
            }
            int start = Math.max(edit.start, from);
            part.append(text, Math.min(at, start), start);
            int first = Math.min(edit.text.length(), start - edit.start);
            int last = edit.end <= to ? edit.text.length() : Math.min(edit.text.length(), to - edit.start);
            part.append(edit.text, first, Math.max(first, last));
            at = Math.min(edit.end, to);
        }
        return part.append(text, at, to).toString();
    }
}
