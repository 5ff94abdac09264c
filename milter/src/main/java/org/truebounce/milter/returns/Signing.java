package org.truebounce.milter.returns;

import java.util.List;
import java.util.Optional;
import org.truebounce.auth.batv.AddressTag;
import org.truebounce.auth.batv.AddressTag.Dialect;
import org.truebounce.auth.batv.BatvKeyRing;
import org.truebounce.auth.batv.BatvSigner;
import org.truebounce.milter.returns.Addresses.Kind;
import org.truebounce.milter.returns.Outgoing.Signed;
import org.truebounce.milter.returns.Outgoing.Untouched;
import org.truebounce.milter.returns.Outgoing.Why;

/// Decides what becomes of the return address of a message on its way out.
final class Signing {
    private final ReturnsPolicy policy;
    private final Addresses addresses;

    Signing(ReturnsPolicy policy, Addresses addresses) {
        this.policy = policy;
        this.addresses = addresses;
    }

    Outgoing decide(Departure departure, BatvKeyRing keys) {
        return bySender(departure)
                .or(() -> byMessage(departure))
                .<Outgoing>map(Untouched::new)
                .orElseGet(() -> signed(departure, keys));
    }

    private Optional<Why> bySender(Departure departure) {
        String sender = departure.sender();
        if (sender.isEmpty()) {
            return Optional.of(Why.NULL_SENDER);
        }
        if (!policy.owns(sender)) {
            return Optional.of(Why.NOT_OURS);
        }
        if (policy.exemptsSender(sender) || addresses.has(Kind.EXEMPT_SENDER, sender, departure.at())) {
            return Optional.of(Why.EXEMPT_SENDER);
        }
        Dialect dialect = AddressTag.strip(sender).dialect();
        return dialect == Dialect.NONE || dialect == Dialect.VERP ? Optional.empty() : Optional.of(Why.TAGGED);
    }

    private Optional<Why> byMessage(Departure departure) {
        List<String> recipients = departure.recipients();
        if (!recipients.isEmpty() && recipients.stream().allMatch(policy::owns)) {
            return Optional.of(Why.ONLY_INSIDE);
        }
        if (isAnswerOfProgram(departure)) {
            return Optional.of(Why.AUTOMATIC);
        }
        boolean exempt = recipients.stream()
                .anyMatch(recipient -> policy.exemptsRecipient(recipient)
                        || addresses.has(Kind.EXEMPT_RECIPIENT, recipient, departure.at()));
        return exempt ? Optional.of(Why.EXEMPT_RECIPIENT) : Optional.empty();
    }

    // RFC 3834 §5
    private static boolean isAnswerOfProgram(Departure departure) {
        return departure
                .headers()
                .first("Auto-Submitted")
                .filter(value -> value.strip().regionMatches(true, 0, "auto-replied", 0, 12))
                .isPresent();
    }

    private Outgoing signed(Departure departure, BatvKeyRing keys) {
        String sender = departure.sender();
        Optional<String> signed = signer(policy, keys).sign(sender, departure.at(), policy.form());
        if (signed.isEmpty()) {
            return new Untouched(sender.indexOf('"') >= 0 ? Why.QUOTED : Why.TOO_LONG);
        }
        Optional<String> seal =
                departure.sealable() ? Seals.seal(departure.queueId(), keys, departure.at()) : Optional.empty();
        return new Signed(signed.get(), seal);
    }

    /// Local parts are signed in lower case, so that a mail system that folds them does no harm.
    static BatvSigner signer(ReturnsPolicy policy, BatvKeyRing keys) {
        return new BatvSigner(keys, policy.lifetime(), true);
    }
}
