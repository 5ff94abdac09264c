package org.truebounce.notice;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.truebounce.words.DataLines;
import org.truebounce.words.FlatData;
import org.truebounce.words.PhraseAutomaton;
import org.truebounce.words.PhraseTrie;

/// The reply patterns of all `.replies` files in their order of precedence, and the reason each stands for.
///
/// @param reasons the reason of each pattern, by rank
/// @param places where each pattern is written, by rank; empty if compiled
/// @param automaton finds the lowest rank in a text
/// @param statusRank the first rank that yields to a specific status code
record ReplyPatterns(List<Reason> reasons, List<String> places, PhraseAutomaton automaton, int statusRank) {
    private static final String STATUS = "(status)";

    /// Gives the lines of a named file.
    interface Source {
        DataLines lines(String name);
    }

    /// Reads the files that `ORDER` names.
    static ReplyPatterns read(Source source) {
        PhraseTrie trie = new PhraseTrie();
        List<Reason> reasons = new ArrayList<>(1024);
        List<String> places = new ArrayList<>(1024);
        int statusRank = -1;
        DataLines order = source.lines("ORDER");
        while (order.next()) {
            String name = order.line();
            if (name.endsWith(".replies")) {
                readFile(source.lines(name), trie, reasons, places);
            } else if (name.equals(STATUS) && statusRank < 0) {
                statusRank = reasons.size();
            } else {
                throw order.mistake("neither a file nor " + STATUS + " for the first time");
            }
        }
        if (statusRank < 0) {
            throw order.mistake(STATUS + " is missing");
        }
        return new ReplyPatterns(reasons, places, new PhraseAutomaton(trie), statusRank);
    }

    /// Reads what [#write] wrote.
    static ReplyPatterns read(ByteBuffer data) {
        Reason[] all = Reason.values();
        List<Reason> reasons = new ArrayList<>(4096);
        for (byte ordinal : FlatData.readBytes(data)) {
            reasons.add(all[ordinal]);
        }
        int statusRank = data.getInt();
        return new ReplyPatterns(reasons, List.of(), new PhraseAutomaton(data), statusRank);
    }

    void write(DataOutputStream out) throws IOException {
        byte[] ordinals = new byte[reasons.size()];
        for (int rank = 0; rank < ordinals.length; rank++) {
            ordinals[rank] = FlatData.number(reasons.get(rank));
        }
        FlatData.writeBytes(out, ordinals);
        out.writeInt(statusRank);
        automaton.write(out);
    }

    private static void readFile(DataLines lines, PhraseTrie trie, List<Reason> reasons, List<String> places) {
        if (!lines.next() || !lines.line().startsWith("reason ")) {
            throw lines.mistake("the first line must be: reason WORD");
        }
        Reason reason = Reason.of(lines.line().substring("reason ".length()), lines);
        boolean proven = true;
        boolean any = false;
        while (lines.next()) {
            String line = lines.line();
            if (line.startsWith("= ")) {
                if (!any) {
                    throw lines.mistake("a reply without a pattern");
                }
                proven = true;
            } else {
                if (!proven) {
                    throw lines.mistake("the pattern before has no reply");
                }
                requirePattern(lines);
                trie.add(line, reasons.size());
                reasons.add(reason);
                places.add(lines.place());
                proven = false;
                any = true;
            }
        }
        if (!proven || !any) {
            throw lines.mistake("the file ends without a reply");
        }
    }

    private static void requirePattern(DataLines lines) {
        String line = lines.line();
        if (line.startsWith("reason ") || line.startsWith("=")) {
            throw lines.mistake("not a pattern");
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                throw lines.mistake("a pattern is lower case");
            }
        }
    }
}
