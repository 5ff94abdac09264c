package org.truebounce.notice;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.truebounce.notice.StatusReasons.Strength;
import org.truebounce.words.DataLines;
import org.truebounce.words.FlatData;
import org.truebounce.words.FoldedText;
import org.truebounce.words.PhraseAutomaton;

/// What the replies of mail systems mean: an SMTP reply or diagnostic text in, the [Reason] out.
///
/// The knowledge is data beside this class, `replies/*.replies` and `replies/STATUS`; `replies/ORDER` says what
/// wins. Strong phrases come first, then an enhanced status code that is specific, then vague phrases, then a
/// status code that merely hints. Loaded once, at the first question; safe for any number of threads.
public final class Replies {
    static final String COMPILED = "replies.compiled";

    private final ReplyPatterns patterns;
    private final StatusReasons statuses;

    Replies(ReplyPatterns patterns, StatusReasons statuses) {
        this.patterns = patterns;
        this.statuses = statuses;
    }

    /// The reason that a text and a status code tell.
    ///
    /// @param text a reply, the `Diagnostic-Code` field or the words of a notice on one recipient; may run
    ///     over several lines and repeat the reply code on each. Its first 8192 characters are looked at
    /// @param status the enhanced status code, such as `5.1.1`, where a `Status` field gives it; a code
    ///     inside the text is found without and goes first, since it is the refusing host's own
    /// @return the reason, or empty where neither tells: [Reason#UNDEFINED] is the caller's to say
    public static Optional<Reason> reason(CharSequence text, Optional<String> status) {
        return Loaded.REPLIES.reasonOf(text, status);
    }

    Optional<Reason> reasonOf(CharSequence text, Optional<String> status) {
        FoldedText reply = new FoldedText(text);
        int rank = patterns.automaton().first(reply);
        int own = reply.status();
        int given = status.isPresent() ? StatusReasons.key(status.get()) : 0;
        Optional<Reason> decided = statuses.reason(own == 0 ? given : own, Strength.DECISIVE);
        if (decided.isEmpty() && rank < patterns.statusRank()) {
            decided = Optional.of(patterns.reasons().get(rank));
        }
        if (decided.isEmpty()) {
            decided = statuses.reason(own, given, Strength.SPECIFIC);
        }
        if (decided.isEmpty() && rank != PhraseAutomaton.NONE) {
            decided = Optional.of(patterns.reasons().get(rank));
        }
        return decided.isPresent() ? decided : statuses.reason(own, given, Strength.VAGUE);
    }

    ReplyPatterns patterns() {
        return patterns;
    }

    StatusReasons statuses() {
        return statuses;
    }

    /// The replies as the data files have them.
    static Replies fromSources() {
        return new Replies(
                ReplyPatterns.read(name -> DataLines.of(Replies.class, "replies/" + name)),
                StatusReasons.read(DataLines.of(Replies.class, "replies/STATUS")));
    }

    void write(DataOutputStream out) throws IOException {
        patterns.write(out);
        statuses.write(out);
    }

    static Replies read(ByteBuffer data) {
        return new Replies(ReplyPatterns.read(data), StatusReasons.read(data));
    }

    /// Loads at the first question.
    private static final class Loaded {
        static final Replies REPLIES = load();

        private static Replies load() {
            return FlatData.open(Replies.class, COMPILED).map(Replies::read).orElseGet(Replies::fromSources);
        }
    }
}
