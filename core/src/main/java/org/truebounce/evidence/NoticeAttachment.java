package org.truebounce.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truebounce.mail.Part;

/// An attachment that a program would run or a browser open, in place of the returned message.
///
/// Misleads when a filter encloses what it caught; that is wrapped in a message.
final class NoticeAttachment implements Check {
    @Override
    public Optional<Evidence> examine(Case matter) {

        for (Part part : matter.notice().layout().others()) {
            String name = part.fileName().orElse("").toLowerCase(Locale.ROOT);
            String ending = name.substring(name.lastIndexOf('.') + 1);
            boolean hidden = name.indexOf('\u202e') >= 0;
            if (hidden
                    || RISKY.contains(ending)
                    || part.type().is("text/html")
                    || part.type().is("image/svg+xml")) {
                return Optional.of(Evidence.notice(
                        "notice-attachment",
                        Answer.NO,
                        Weight.STRONG,
                        matter.says(
                                "notice-attachment",
                                "file",
                                name.isEmpty() ? part.type().name() : name.replace("\u202e", ""))));
            }
        }
        return Optional.empty();
    }

    private static final Set<String> RISKY = Set.of(
            "html", "htm", "shtml", "xhtml", "svg", "zip", "rar", "7z", "gz", "iso", "img", "exe", "scr", "pif", "com",
            "bat", "cmd", "js", "jse", "vbs", "wsf", "hta", "lnk", "one", "jar", "ps1", "msi", "docm", "xlsm", "doc",
            "xls", "pdf", "rtf", "ace", "cab");
}
