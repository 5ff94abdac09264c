package org.truebounce.james;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.truebounce.mail.HeaderField;
import org.truebounce.report.HeaderReport;

/// The header of a message, taken apart by whether a field bears an own name.
///
/// @param own lines of fields that only this program writes: what comes in with one is forged
/// @param rest all other lines
record OwnFields(List<String> own, List<String> rest) {
    /// @param authservId the name that results are written under
    static OwnFields of(MimeMessage message, String authservId) throws MessagingException {
        List<String> own = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String line : Collections.list(message.getAllHeaderLines())) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).strip();
            boolean isOwn =
                    HeaderReport.isMark(name) || HeaderReport.isResult(name, line.substring(colon + 1), authservId);
            (isOwn ? own : rest).add(line);
        }
        return new OwnFields(own, rest);
    }

    /// Exchanges the own fields of the message for others, which come on top.
    ///
    /// The header is written anew: a field that is merely added would come to stand below others of its name,
    /// where nobody believes it.
    void replace(MimeMessage message, List<HeaderField> added) throws MessagingException {
        if (own.isEmpty() && added.isEmpty()) {
            return;
        }
        for (Header header : Collections.list(message.getAllHeaders())) {
            message.removeHeader(header.getName());
        }
        for (HeaderField field : added) {
            message.addHeaderLine(field.name() + ": " + field.value().replace("\n", "\r\n"));
        }
        for (String line : rest) {
            message.addHeaderLine(line);
        }
    }
}
