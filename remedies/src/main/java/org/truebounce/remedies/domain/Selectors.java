package org.truebounce.remedies.domain;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.truebounce.auth.dkim.DkimSignature;
import org.truebounce.auth.dkim.DkimSyntaxException;
import org.truebounce.auth.dkim.RawHeader;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Message;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.Unreadable;

/// The DKIM selectors that a domain's own mail names in its signatures (RFC 6376 §3.5).
public final class Selectors {
    private static final int MOST = 100;

    private Selectors() {}

    /// Reads mail that the domain sent.
    ///
    /// @param unreadable takes a line about what cannot be read
    public static List<String> in(List<Path> paths, String domain, Consumer<String> unreadable) {
        Set<String> selectors = new LinkedHashSet<>();
        MailSink sink = new MailSink() {
            @Override
            public void mail(MailItem item) {
                collect(Message.parse(item.message()).headers(), domain, selectors);
            }

            @Override
            public void unreadable(Unreadable problem) {
                unreadable.accept(problem.line());
            }
        };
        paths.forEach(path -> Mailbox.read(path, Limits.standard(), sink));
        return List.copyOf(selectors);
    }

    private static void collect(Headers headers, String domain, Set<String> selectors) {
        for (int i = 0; i < headers.size() && selectors.size() < MOST; i++) {
            if (!headers.isNamed(i, "DKIM-Signature")) {
                continue;
            }
            try {
                DkimSignature signature = DkimSignature.parse(RawHeader.of(headers.raw(i)));
                if (signature.domain().equals(domain)) {
                    selectors.add(DomainName.canonical(signature.selector()));
                }
            } catch (DkimSyntaxException malformed) {
                // a signature that cannot be read names no selector
            }
        }
    }
}
