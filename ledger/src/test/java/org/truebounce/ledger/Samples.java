package org.truebounce.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.SentCopy;
import org.truebounce.notice.Kind;
import org.truebounce.notice.Reason;
import org.truebounce.verdict.Verdict;

/// Records to remember.
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private Samples() {}

    static Sent sent(String id, String... recipients) {
        return sent(id, NOON, recipients);
    }

    static Sent sent(String id, Instant time, String... recipients) {
        return new Sent(
                new SentCopy(
                        Optional.of("<" + id + "@alder.example>"),
                        List.of(recipients),
                        SentCopy.folded("About " + id),
                        Optional.of(time),
                        Optional.of("hash of " + id),
                        Optional.of("mutt"),
                        Optional.of("192.0.2.7")),
                Optional.of("robin"),
                Optional.of("robin@alder.example"));
    }

    static SeenNotice notice(String text, String... recipients) {
        return notice(text, NOON, Verdict.BACKSCATTER, recipients);
    }

    static SeenNotice notice(String text, Instant time, Verdict verdict, String... recipients) {
        return new SeenNotice(
                SeenNotice.identity(text.getBytes(StandardCharsets.UTF_8), "inbox"),
                "inbox",
                time,
                verdict,
                0.97,
                Kind.FAILURE,
                List.of(Reason.USER_UNKNOWN, Reason.POLICY),
                List.of(recipients),
                Optional.of("mx.example.net"),
                Optional.of("{\"summary\":\"" + text + "\"}"));
    }
}
