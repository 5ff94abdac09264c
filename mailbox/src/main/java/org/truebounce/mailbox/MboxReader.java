package org.truebounce.mailbox;

import java.util.function.Predicate;

/// Reads the messages of an mbox file one by one; docs/formats/mbox.md says which dialects and how they are
/// told.
///
/// Positions are those of the [Window]: counted from the first byte of the present message's bytes still held.
final class MboxReader {
    /// What is held beyond a `From ` to judge it: the line itself and the name of the first field behind it.
    private static final int AHEAD = SeparatorLine.LONGEST + 128;
    /// What is kept before a position to see whether a blank line stands there.
    private static final int BEHIND = 16;
    /// A header longer than this may hold a Content-Length that is not seen.
    private static final int HEADER = 1 << 16;

    private static final byte[] NOTHING = {};

    private final Window window;
    private final int most;
    private final boolean splits;
    private final Predicate<byte[]> wants;

    private byte[] message = NOTHING;
    private boolean truncated;
    private boolean quoted;
    private boolean unquoted;
    private boolean last;
    private boolean wanted;

    /// @param most the size of one message, in bytes, at which it is cut
    /// @param splits false if all that follows is one message
    /// @param wants whether a message is wanted, by its header
    MboxReader(Window window, int most, boolean splits, Predicate<byte[]> wants) {
        this.window = window;
        this.most = most;
        this.splits = splits;
        this.wants = wants;
    }

    /// Reads the next message; false if there is none.
    boolean next() {
        message = NOTHING;
        truncated = false;
        wanted = true;
        quoted = false;
        unquoted = false;
        int held = window.hold(AHEAD);
        if (held == 0) {
            return false;
        }
        int begin = window.start();
        if (SeparatorLine.begins(window.bytes(), begin, window.end())) {
            window.consume(Lines.next(window.bytes(), begin, Math.min(window.end(), begin + AHEAD)) - begin);
        }
        int claimed = splits ? claimedEnd() : -1;
        if (claimed >= 0) {
            look(claimed);
            // Where unquoted lines stand in a text of known length (mboxcl2), nothing was quoted.
            deliver(claimed, !unquoted);
            window.consume(claimed);
            skipBlank();
        } else {
            int end = scan();
            deliver(withoutBlank(end), true);
            window.consume(end);
        }
        truncated |= last && window.failure().isPresent();
        return true;
    }

    /// Whether the present message is wanted; one that is not has no bytes.
    boolean wanted() {
        return wanted;
    }

    byte[] message() {
        return message;
    }

    boolean truncated() {
        return truncated;
    }

    /// Whether the present message reaches to the end of the file.
    boolean last() {
        return last;
    }

    /// Where the message ends by its Content-Length, or -1: only if a separator or the end of the file stands
    /// there indeed.
    private int claimedEnd() {
        int held = window.hold(AHEAD);
        int start = window.start();
        long claimed = ContentLength.bodyEnd(window.bytes(), start, start + Math.min(held, HEADER));
        if (claimed < 0 || claimed > most) {
            return -1;
        }
        int end = (int) claimed;
        held = window.hold(end + AHEAD);
        if (held < end) {
            return -1;
        }
        int at = window.start() + end;
        int next = Lines.behind(window.bytes(), at, window.end());
        next = Lines.behind(window.bytes(), next, window.end());
        last = next == window.end();
        return last || SeparatorLine.separates(window.bytes(), next, window.end()) ? end : -1;
    }

    private void skipBlank() {
        byte[] bytes = window.bytes();
        int next = Lines.behind(bytes, Lines.behind(bytes, window.start(), window.end()), window.end());
        window.consume(next - window.start());
    }

    /// Notes the `From ` lines within a message whose end is known.
    private void look(int to) {
        byte[] bytes = window.bytes();
        int start = window.start();
        int at = FromSearch.find(bytes, start, start, start + to);
        while (at >= 0) {
            note(bytes, start, at);
            at = FromSearch.find(bytes, start, at + FromSearch.LENGTH, start + to);
        }
    }

    private void note(byte[] bytes, int start, int at) {
        int line = at;
        while (line > start && bytes[line - 1] == '>') {
            line--;
        }
        if (line == start || bytes[line - 1] == '\n' || bytes[line - 1] == '\r') {
            quoted |= line < at;
            unquoted |= line == at;
        }
    }

    /// The position at which the next separator stands, or the file ends.
    private int scan() {
        int at = 0;
        while (true) {
            int start = window.start();
            int found = FromSearch.find(window.bytes(), start, start + at, window.end());
            if (found < 0) {
                at = Math.max(at, window.size() - FromSearch.LENGTH + 1);
                at = letGo(at);
                int held = window.size();
                if (window.hold(held + 1) == held) {
                    last = true;
                    return held;
                }
            } else {
                int position = letGo(found - start);
                if (splits && separates(position)) {
                    last = false;
                    return position;
                }
                note(window.bytes(), window.start(), window.start() + position);
                at = position + FromSearch.LENGTH;
            }
        }
    }

    private boolean separates(int position) {
        int start = window.start();
        byte[] bytes = window.bytes();
        int line = Lines.before(bytes, start + position, start);
        if (line == start + position && position > 0) {
            return false;
        }
        if (line > start && Lines.before(bytes, line, start) == line) {
            return false;
        }
        window.hold(position + AHEAD);
        return SeparatorLine.separates(window.bytes(), window.start() + position, window.end());
    }

    /// Lets go of a message above the limit, but for its beginning and what stands just before a position.
    /// Returns that position.
    private int letGo(int position) {
        if (position <= most + BEHIND) {
            return position;
        }
        cut(most);
        window.consume(position - BEHIND);
        return BEHIND;
    }

    private void cut(int size) {
        if (!truncated || message.length == 0) {
            message = window.copy(0, Math.min(size, most));
            truncated = true;
        }
    }

    /// The blank line before a separator is the mailbox's, not the message's; a lone line end is the message's.
    private int withoutBlank(int end) {
        byte[] bytes = window.bytes();
        int start = window.start();
        int line = Lines.before(bytes, start + end, start);
        boolean blank = line < start + end && Lines.before(bytes, line, start) < line;
        return blank ? line - start : end;
    }

    private void deliver(int size, boolean unquotes) {
        if (size > most) {
            cut(most);
        } else if (!truncated) {
            int start = window.start();
            wanted = HeaderSection.of(window.bytes(), start, start + size)
                    .map(wants::test)
                    .orElse(true);
            message = wanted ? window.copy(0, size) : NOTHING;
        }
        if (quoted && unquotes) {
            message = Quoting.undo(message);
        }
    }
}
