package org.truebounce.james;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/// The judgements of a mail, kept as an attribute of it: the matchers and the mailet of all processors judge once.
///
/// They hold for the message that was judged. Where another mailet has changed it since, they are void.
final class Kept {
    static final AttributeName NAME = AttributeName.of("org.truebounce.diagnosis");
    private static final String MESSAGE = "message";

    private final Mail mail;
    private final String digest;
    private final Map<String, Judged> judged = new TreeMap<>();

    private Kept(Mail mail, String digest) {
        this.mail = mail;
        this.digest = digest;
    }

    /// @param digest what is the same only for the same message
    static Kept of(Mail mail, String digest) {
        Kept kept = new Kept(mail, digest);
        Map<String, String> values = values(mail);
        if (digest.equals(values.remove(MESSAGE))) {
            values.forEach((address, json) -> kept.judged.put(address, new Judged(json)));
        }
        return kept;
    }

    private static Map<String, String> values(Mail mail) {
        Map<String, String> values = new TreeMap<>();
        mail.getAttribute(NAME)
                .flatMap(attribute -> attribute.getValue().asMapAttributeValueOf(String.class))
                .ifPresent(map -> map.value().forEach((name, value) -> values.put(name, value.value())));
        return values;
    }

    Optional<Judged> about(String address) {
        return Optional.ofNullable(judged.get(address));
    }

    void keep(String address, Judged found) {
        judged.put(address, found);
        Map<String, AttributeValue<?>> values = new TreeMap<>();
        values.put(MESSAGE, AttributeValue.of(digest));
        judged.forEach((name, value) -> values.put(name, AttributeValue.of(value.json())));
        mail.setAttribute(new Attribute(NAME, AttributeValue.of(values)));
    }
}
