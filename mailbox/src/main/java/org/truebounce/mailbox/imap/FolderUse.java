package org.truebounce.mailbox.imap;

import java.util.List;
import java.util.Locale;

/// What a folder is for, of that which concerns us. RFC 6154 §2
public enum FolderUse {
    INBOX,
    JUNK,
    SENT,
    OTHER;

    /// By the server's own word.
    boolean isMarkedIn(List<String> attributes) {
        return attributes.stream().anyMatch(('\\' + name())::equalsIgnoreCase);
    }

    /// By the last part of its name, for servers that mark none.
    boolean isUsualName(String name, char separator) {
        String last = name.substring(name.lastIndexOf(separator) + 1).toLowerCase(Locale.ROOT);
        return switch (this) {
            case JUNK -> List.of("junk", "spam", "junk e-mail", "bulk mail").contains(last);
            case SENT ->
                List.of("sent", "sent mail", "sent items", "sent messages").contains(last);
            case INBOX, OTHER -> false;
        };
    }
}
