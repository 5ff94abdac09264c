package org.truebounce.mailbox.imap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What comes from the server, with bounds on what one line, one literal and one answer may hold, before anything
/// makes room for them.
///
/// The reader behind it makes room for a literal as soon as it is announced, so that announcements are read here
/// too. RFC 9051 §4.3
final class GuardedInput extends FilterInputStream {
    private static final long NONE = -1;

    private final int mostLine;
    private final int mostLiteral;
    private long received;
    private long allowed = Long.MAX_VALUE;
    private long deadline = Long.MAX_VALUE;

    private long line; // bytes of this line
    private long literal; // bytes of this literal that are still to come
    private long announced = NONE; // the digits behind the last brace
    private boolean closed; // a closing brace, and at most a CR, stand behind them

    GuardedInput(InputStream in, int mostLine, int mostLiteral) {
        super(in);
        this.mostLine = mostLine;
        this.mostLiteral = mostLiteral;
    }

    /// Begins another answer, of that many bytes and nanoseconds at most.
    void allow(long bytes, long nanoseconds) {
        allowed = received + bytes;
        deadline = System.nanoTime() + nanoseconds;
    }

    long received() {
        return received;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int count = in.read(into, from, most);
        for (int at = from; at < from + count; at++) {
            look(into[at]);
        }
        received += Math.max(count, 0);
        if (received > allowed) {
            throw new Lost("the server sends far more than was asked for");
        }
        if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0) {
            throw new Lost("the server takes too long");
        }
        return count;
    }

    private void look(byte b) throws Lost {
        boolean inLiteral = literal > 0;
        if (inLiteral) {
            literal--;
        } else if (++line > mostLine) {
            throw new Lost("the server sends a line without end");
        }
        if (b == '\n' && !inLiteral) {
            line = 0;
            literal = closed ? announced : 0;
        }
        brace(b);
    }

    /// Bytes of literals count as well: the reader behind looks back over them.
    private void brace(byte b) throws Lost {
        if (b == '{') {
            announced = 0;
            closed = false;
        } else if (b >= '0' && b <= '9' && announced != NONE && !closed) {
            announced = Math.min(announced * 10 + b - '0', Integer.MAX_VALUE);
        } else if (b == '}' && announced != NONE && !closed) {
            closed = true;
            if (announced > mostLiteral) {
                throw new Lost("the server announces " + announced + " bytes at once");
            }
        } else if (b != '\r' || !closed) {
            announced = NONE;
            closed = false;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
