package org.truebounce.mailbox;

/// Where a file was met, which decides what is done with it when its content leaves doubt.
enum Place {
    /// The caller named it: it is delivered whatever it holds.
    NAMED,
    /// Found by walking a folder or an archive: it is delivered only when it looks like mail.
    WALKED,
    /// Found in `cur` or `new` of a Maildir: it is one message by definition, never several.
    MAILDIR
}
