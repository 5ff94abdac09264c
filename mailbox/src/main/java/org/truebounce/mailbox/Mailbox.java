package org.truebounce.mailbox;

import java.io.InputStream;
import java.nio.file.Path;

/// Reads mail where it lies and never writes: message files, mbox files, Maildirs, folders of them, Outlook
/// items, gzip and zip.
///
/// What a file is follows from its content, not from its name. A mailbox of any size is read in constant
/// memory: one message at a time, each at most [Limits#messageBytes()]. A single failing file costs one
/// [Unreadable], never an exception.
public final class Mailbox {
    private Mailbox() {}

    /// Reads everything at a path.
    ///
    /// A file that the caller names is delivered even when it does not look like mail: the caller judges it. In
    /// a folder such files are passed over in silence. Folders are read in the order of their names.
    public static void read(Path path, Limits limits, MailSink sink) {
        Reading reading = new Reading(limits, sink);
        new Folders(reading).named(path);
        reading.finish();
    }

    /// Reads a file that was met while others walk a folder, and that only they can open; in one that is no mail
    /// nothing is found.
    ///
    /// @param source what to call it
    public static void readFound(InputStream stream, String source, Limits limits, MailSink sink) {
        Reading reading = new Reading(limits, sink);
        if (!Folders.noMailByName(source.substring(source.lastIndexOf('/') + 1))) {
            reading.stream(stream, source, Place.WALKED);
        }
        reading.finish();
    }

    /// Reads everything that a stream brings, standard input for example. The stream is not closed.
    ///
    /// @param source what to call it; `-` by custom
    public static void read(InputStream stream, String source, Limits limits, MailSink sink) {
        Reading reading = new Reading(limits, sink);
        reading.stream(stream, source, Place.NAMED);
        reading.finish();
    }
}
