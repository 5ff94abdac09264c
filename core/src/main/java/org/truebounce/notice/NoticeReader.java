package org.truebounce.notice;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.truebounce.mail.Address;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Message;

/// Reads notices of any mail system: the report where there is one, else the words.
final class NoticeReader {
    private static final DeliveryStatus NO_STATUS = DeliveryStatus.NONE;

    private NoticeReader() {}

    static Notice read(Message message) {
        Layout layout = Layout.of(message);
        String whole = layout.text();
        Optional<ReturnedText> inText = layout.returned().isPresent() ? Optional.empty() : ReturnedText.find(whole);
        String text = inText.map(found -> whole.substring(0, found.noticeEnd())).orElse(whole);
        ReturnedMessage returned = inText.map(ReturnedText::returned).orElseGet(layout::returnedMessage);
        DeliveryStatus status =
                layout.status().map(part -> DeliveryStatus.parse(part.text())).orElseGet(() -> inWords(text));
        Prose prose = new Prose(text, senders(message.headers(), returned), returned.recipients());
        List<RecipientStatus> recipients = new Recipients(message.headers(), status, prose, returned, text).read();
        boolean named =
                recipients.stream().anyMatch(recipient -> recipient.recipient().isPresent());
        Kind kind = Kinds.of(message.headers(), layout, text, status, named);
        Reporter reporter = Reporters.of(message.headers(), status, text);
        return new Notice(message, kind, reporter, List.copyOf(recipients), returned, text, Optional.empty());
    }

    /// Some gateways lose the part's type and leave its fields in the text.
    private static DeliveryStatus inWords(String text) {
        for (String field : List.of("\nReporting-MTA:", "\nFinal-Recipient:", "\nOriginal-Recipient:")) {
            int at = text.indexOf(field);
            if (at >= 0) {
                return DeliveryStatus.parse(text.substring(at + 1));
            }
        }
        return NO_STATUS;
    }

    /// The addresses of the one whom the notice went to.
    private static Set<String> senders(Headers headers, ReturnedMessage returned) {
        Set<String> senders = new LinkedHashSet<>();
        headers.all("To").forEach(value -> Address.list(value).forEach(address -> senders.add(address.address())));
        headers.first("Delivered-To").ifPresent(senders::add);
        returned.sender().ifPresent(senders::add);
        returned.from().ifPresent(senders::add);
        return senders;
    }
}
