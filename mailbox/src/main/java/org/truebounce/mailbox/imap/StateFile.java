package org.truebounce.mailbox.imap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The files in which the state of an account is kept.
final class StateFile {
    private StateFile() {}

    /// A name that is one account's own and tells a stranger little.
    static String name(ImapAccount account, String ending) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(MailUrl.server(account).getBytes(StandardCharsets.UTF_8));
            return "imap-" + HexFormat.of().formatHex(digest, 0, 8) + ending;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
