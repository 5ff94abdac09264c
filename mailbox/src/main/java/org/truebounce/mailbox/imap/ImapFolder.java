package org.truebounce.mailbox.imap;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;

/// A folder of the mailbox that can be opened.
///
/// @param separator between the parts of its name
public record ImapFolder(String name, char separator, FolderUse use) {
    private static final int MOST = 10_000;

    /// All folders. RFC 9051 §6.3.9
    static List<ImapFolder> list(Wire wire) throws Lost, Refused {
        List<ListInfo> found = new ArrayList<>();
        // RFC 6154 §3: some servers tell the use of a folder only when asked
        String asking =
                wire.hasCapability("SPECIAL-USE") && wire.hasCapability("LIST-EXTENDED") ? " RETURN (SPECIAL-USE)" : "";
        wire.run("LIST \"\" \"*\"" + asking, response -> add(response, found));
        boolean marked = found.stream().anyMatch(info -> use(info, true) != FolderUse.OTHER && !isInbox(info));
        return found.stream()
                .filter(info -> info.canOpen && !List.of(info.attrs).contains("\\NonExistent")) // RFC 9051 §7.3.1
                .map(info -> new ImapFolder(info.name, info.separator, use(info, marked)))
                .toList();
    }

    private static void add(IMAPResponse response, List<ListInfo> found) {
        try {
            if (response.keyEquals("LIST") && found.size() < MOST) {
                found.add(new ListInfo(response));
            }
        } catch (ParsingException garbled) {
            // Its name is not known.
        }
    }

    private static boolean isInbox(ListInfo info) {
        return info.name.equalsIgnoreCase("INBOX");
    }

    /// @param marked whether the server tells what its folders are for
    private static FolderUse use(ListInfo info, boolean marked) {
        if (isInbox(info)) {
            return FolderUse.INBOX;
        }
        for (FolderUse use : List.of(FolderUse.JUNK, FolderUse.SENT)) {
            if (marked ? use.isMarkedIn(List.of(info.attrs)) : use.isUsualName(info.name, info.separator)) {
                return use;
            }
        }
        return FolderUse.OTHER;
    }
}
