package org.truebounce.mailbox.outlook;

import java.io.IOException;

/// The compound file is well formed but belongs to another program.
public final class NotAnOutlookItem extends IOException {
    private static final long serialVersionUID = 1;

    NotAnOutlookItem() {
        super("is an OLE2 file of another program, not an Outlook item");
    }
}
