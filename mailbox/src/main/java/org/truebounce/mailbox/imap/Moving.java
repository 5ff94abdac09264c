package org.truebounce.mailbox.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/// Moves messages of the open folder to another one.
final class Moving {
    /// RFC 4315 §3
    private static final Pattern COPY_UID =
            Pattern.compile("\\[COPYUID (\\d{1,10}) ([\\d:,]+) ([\\d:,]+)]", Pattern.CASE_INSENSITIVE);

    private Moving() {}

    /// Which message became which.
    ///
    /// @param from numbers in the folder that they left
    /// @param uidValidity of the folder that they went to
    /// @param to numbers there, one for each of `from`
    record Moved(List<Long> from, long uidValidity, List<Long> to) {}

    /// @throws Refused where the server could not tell afterwards where the messages are
    static void require(Wire wire) throws Refused {
        if (!wire.hasCapability("UIDPLUS")) {
            throw new Refused("the server cannot say where moved messages went (UIDPLUS), so that nothing could be"
                    + " taken back; label them instead");
        }
    }

    static Moved move(Wire wire, List<Long> uids, String folder) throws Lost, Refused {
        List<Moved> told = new ArrayList<>();
        String set = UidSet.of(uids);
        if (wire.hasCapability("MOVE")) {
            // RFC 6851 §4.3: the code may stand in an untagged OK
            notice(wire.run("UID MOVE " + set + ' ' + Wire.folder(folder), answer -> notice(answer, told)), told);
        } else {
            notice(wire.run("UID COPY " + set + ' ' + Wire.folder(folder), answer -> notice(answer, told)), told);
            wire.run("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
            wire.run("UID EXPUNGE " + set); // these alone, whatever else is marked as deleted. RFC 4315 §2.1
        }
        if (told.isEmpty()) {
            throw new Refused("the server did not say where the messages went; look for them in " + folder);
        }
        return told.getFirst();
    }

    private static void notice(IMAPResponse response, List<Moved> told) {
        Matcher code = COPY_UID.matcher(response.isOK() ? response.getRest() : "");
        if (code.find()) {
            List<Long> from = UidSet.parse(code.group(2));
            List<Long> to = UidSet.parse(code.group(3));
            if (from.size() == to.size()) {
                told.add(new Moved(from, Long.parseLong(code.group(1)), to));
            }
        }
    }
}
