package org.truebounce.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truebounce.account.Account;
import org.truebounce.auth.arc.ArcOutcome;
import org.truebounce.auth.arc.ArcResult;
import org.truebounce.auth.arc.ArcSet;
import org.truebounce.auth.authres.AuthenticationResults;
import org.truebounce.auth.dkim.BodyVerdict;
import org.truebounce.auth.dkim.HeaderVerdict;
import org.truebounce.mail.Headers;
import org.truebounce.mail.Message;

class OwnResultsTest {
    /// A chain counts where it holds and an own host sealed it last.
    @ParameterizedTest
    @CsvSource({
        "forwarder.example, PASS, true",
        "forwarder.example, NEUTRAL, true",
        "forwarder.example, FAIL, false",
        "stranger.example, PASS, false",
    })
    void whatATrustedForwarderFoundCountsAsFoundByUs(String sealer, ArcOutcome outcome, boolean counts) {
        Headers headers = Message.parse("Received: from f.example ([192.0.2.9]) by mx.alder.example with ESMTP\n\n"
                        .getBytes(StandardCharsets.US_ASCII))
                .headers();
        Border border = Border.of(headers, Account.of(List.of(), List.of("mx.alder.example", "forwarder.example")));
        ArcSet set = new ArcSet(
                1,
                AuthenticationResults.parse("mx.forwarder.example; spf=pass smtp.helo=mx.far.example"),
                sealer,
                "none",
                HeaderVerdict.HOLDS,
                HeaderVerdict.HOLDS,
                BodyVerdict.MATCHES);
        OwnResults results = OwnResults.of(headers, border).with(new ArcResult(outcome, List.of(set), ""), border);
        assertThat(results.spfDomain().isPresent()).isEqualTo(counts);
    }
}
