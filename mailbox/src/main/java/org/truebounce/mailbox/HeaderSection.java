package org.truebounce.mailbox;

import java.util.Optional;
import org.truebounce.mail.ByteSearch;

/// The header section at the beginning of a message, for those who decide by it whether the rest is wanted.
final class HeaderSection {
    /// A header longer than this is not looked for: the message is taken whole.
    static final int MOST = 1 << 16;

    private HeaderSection() {}

    /// The header of a message that begins at `from`, where its end is found before `to`.
    static Optional<byte[]> of(byte[] bytes, int from, int to) {
        int most = Math.min(to, from + MOST);
        for (int at = ByteSearch.find(bytes, '\n', from, most); at < most; ) {
            int next = Lines.behind(bytes, at + 1, most);
            if (next > at + 1) {
                return Optional.of(java.util.Arrays.copyOfRange(bytes, from, at + 1));
            }
            at = ByteSearch.find(bytes, '\n', at + 1, most);
        }
        return Optional.empty();
    }
}
