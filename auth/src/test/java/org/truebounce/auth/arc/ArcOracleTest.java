package org.truebounce.auth.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.truebounce.auth.Agreement;
import org.truebounce.auth.Python;
import org.truebounce.auth.RawMessage;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.Resolver;

/// Chains, whole and damaged, judged by this module and by dkimpy.
class ArcOracleTest {
    private static final Map<String, String> REASONS = Map.of();

    @Test
    void agreesWithDkimpy() throws Exception {
        Map<String, String> zone = new HashMap<>();
        Agreement agreement = new Agreement("ARC against dkimpy", REASONS);
        List<String[]> cases = new ArrayList<>();
        for (String line : Python.run("arc_cases.py", "dkim, nacl.signing, cryptography")) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals("Z")) {
                zone.put(parts[1], new String(Base64.getDecoder().decode(parts[2]), StandardCharsets.ISO_8859_1));
            } else {
                cases.add(parts);
            }
        }
        ArcVerifier verifier = new ArcVerifier((name, type) ->
                zone.containsKey(name) ? Answer.found(List.of(zone.getOrDefault(name, "")), 60) : Answer.noDomain(60));
        for (String[] parts : cases) {
            RawMessage message = RawMessage.cut(Base64.getDecoder().decode(parts[2]));
            ArcResult result = verifier.verify(message.fields, message.body);
            agreement.compare(parts[1], parts[3], result.outcome().word());
            ArcResult headers = verifier.verifyHeaders(message.fields);
            if (result.outcome() == ArcOutcome.PASS) {
                assertThat(headers.outcome()).isEqualTo(ArcOutcome.NEUTRAL);
                assertThat(result.sets().getFirst().results().authservId()).isEqualTo("mx.example.com");
                assertThat(result.sets().getLast().sealer()).isEqualTo("example.com");
            }
            assertThat(new ArcVerifier(Resolver.off())
                            .verify(message.fields, message.body)
                            .outcome())
                    .isNotEqualTo(ArcOutcome.PASS);
        }
        agreement.report(50);
    }
}
