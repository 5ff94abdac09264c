package org.truebounce.milter.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One packet: a letter that says what it is, and what belongs to it.
final class Frame {
    private final char command;
    private final byte[] data;
    private final boolean oversize;

    /// @param oversize whether the data was too long to be kept, and is empty for that
    Frame(char command, byte[] data, boolean oversize) {
        this.command = command;
        this.data = data;
        this.oversize = oversize;
    }

    char command() {
        return command;
    }

    byte[] data() {
        return data;
    }

    boolean oversize() {
        return oversize;
    }

    /// The texts in the data, each ended by a zero byte; what stands behind the last zero is a text too.
    List<String> texts() {
        return texts(0);
    }

    /// The texts from a place on. Bytes are taken as ISO 8859-1, so that none is lost.
    List<String> texts(int from) {
        List<String> texts = new ArrayList<>();
        int start = from;
        for (int at = from; at < data.length; at++) {
            if (data[at] == 0) {
                texts.add(text(start, at));
                start = at + 1;
            }
        }
        if (start < data.length) {
            texts.add(text(start, data.length));
        }
        return texts;
    }

    private String text(int from, int to) {
        return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// A number of four bytes, highest first.
    int number(int at) {
        return (data[at] & 0xff) << 24
                | (data[at + 1] & 0xff) << 16
                | (data[at + 2] & 0xff) << 8
                | (data[at + 3] & 0xff);
    }
}
