package org.truebounce.mailbox.imap;

/// Hears what an owner who waits may want to know: a pause, a renewed connection, a folder that begins anew.
@FunctionalInterface
public interface ImapNews {
    /// Takes one line.
    void tell(String line);
}
