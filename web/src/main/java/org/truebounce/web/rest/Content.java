package org.truebounce.web.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.web.http.Multipart;
import org.truebounce.web.http.Problem;
import org.truebounce.web.http.Problem.Kind;
import org.truebounce.web.http.Request;

/// The mail in a request.
final class Content {
    private static final String NAMELESS = "message";

    /// What is one message as it stands, whatever it looks like. RFC 2046 §5.2.1, RFC 6532 §3.7
    private static final Set<String> MESSAGE = Set.of("message/rfc822", "message/global");

    /// What is looked at to know what it is. `application/x-www-form-urlencoded` is what curl says of anything.
    private static final Set<String> ANY = Set.of(
            "",
            "application/octet-stream",
            "application/mbox",
            "application/vnd.ms-outlook",
            "application/zip",
            "application/x-zip-compressed",
            "application/gzip",
            "application/x-gzip",
            "application/x-www-form-urlencoded",
            "text/plain");

    private static final String FORM = "multipart/form-data";

    private Content() {}

    /// Reads what a request brings, message by message.
    static void read(Request request, MailSink sink) throws IOException {
        String name = request.one("name").filter(given -> !given.isBlank()).orElse(NAMELESS);
        String type = request.type();
        if (MESSAGE.contains(type)) {
            sink.mail(asItStands(request, name));
        } else if (type.equals(FORM)) {
            Multipart.read(request, (file, content) -> read(content, file.orElse(name), sink));
        } else {
            refuseUnlessMail(type);
            read(request.body(), name, sink);
        }
        request.finish();
    }

    private static MailItem asItStands(Request request, String name) throws IOException {
        byte[] message = request.body().readNBytes(Settings.MESSAGE_BYTES + 1);
        return new MailItem(name, true, message, message.length > Settings.MESSAGE_BYTES);
    }

    /// The one message that a request brings as it stands.
    static byte[] message(Request request) throws IOException {
        if (!MESSAGE.contains(request.type())) {
            throw new Problem(Kind.MEDIA_TYPE, "Send one message as message/rfc822.").refusal();
        }
        MailItem item = asItStands(request, NAMELESS);
        refuseCut(item);
        request.finish();
        return item.message();
    }

    /// Refuses what is said to be no mail.
    static void refuseUnlessMail(String type) {
        if (!ANY.contains(type) && !MESSAGE.contains(type)) {
            throw new Problem(
                            Kind.MEDIA_TYPE,
                            "Send a message as message/rfc822, a mailbox or an archive as application/octet-stream.")
                    .refusal();
        }
    }

    /// Refuses a message that is too long to be held; one whose file merely broke off is taken as it is.
    static void refuseCut(MailItem item) {
        if (item.truncated() && item.message().length >= Settings.MESSAGE_BYTES) {
            throw new Problem(Kind.TOO_LARGE, "One message may have " + (Settings.MESSAGE_BYTES >> 20) + " MiB.")
                    .refusal();
        }
    }

    private static void read(InputStream content, String name, MailSink sink) {
        Mailbox.read(content, name, Settings.LIMITS, sink);
    }

    /// The one message that a request brings.
    static MailItem single(Request request) throws IOException {
        Single single = new Single();
        read(request, single);
        return single.item();
    }

    /// Mail that is at hand.
    static InputStream of(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static final class Single implements MailSink {
        private Optional<MailItem> item = Optional.empty();
        private Optional<String> problem = Optional.empty();

        @Override
        public void mail(MailItem next) {
            if (item.isPresent()) {
                throw new Problem(Kind.MANY_MESSAGES, "One message is explained at a time; check takes many.")
                        .refusal();
            }
            refuseCut(next);
            item = Optional.of(next);
        }

        @Override
        public void unreadable(org.truebounce.mailbox.Unreadable unreadable) {
            problem = problem.or(() -> Optional.of(unreadable.line()));
        }

        MailItem item() {
            return item.orElseThrow(
                    () -> new Problem(Kind.UNREADABLE, problem.orElse("There is no message in it.")).refusal());
        }
    }
}
