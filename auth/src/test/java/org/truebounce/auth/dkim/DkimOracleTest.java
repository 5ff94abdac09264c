package org.truebounce.auth.dkim;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.truebounce.auth.Agreement;
import org.truebounce.auth.Python;
import org.truebounce.auth.RawMessage;
import org.truebounce.auth.dns.Answer;

/// Several hundred signed messages, whole and damaged, judged by this module and by dkimpy.
class DkimOracleTest {
    private static final String SAID_BOTH_WAYS = """
            algorithm rsa-sha1 -- RFC 8301 section 3.1 forbids it; dkimpy takes it
            header ed relaxed/relaxed name-space -- RFC 6376 section 3.4.2 drops white space before the colon; dkimpy keeps it
            header rsa2048 relaxed/relaxed name-space -- RFC 6376 section 3.4.2 drops white space before the colon; dkimpy keeps it
            identity strict below -- dkimpy does not look at t=s
            key ed25519 wrapped -- read for leniency; not RFC 8463
            key sha1-only -- dkimpy does not look at h= of the key
            key version-last -- RFC 6376 section 3.6.1 demands v= first
            names itself -- the signature field is never among the fields that h= chooses (RFC 6376 section 3.7)
            names no-from -- RFC 6376 section 5.4 demands From
            syntax algorithm-other -- the key's type must be that of a= (RFC 6376 section 6.1.2); dkimpy goes by the key
            syntax algorithm-upper -- ABNF literals ignore case; dkimpy does not
            syntax final-semicolon-space -- RFC 6376 section 3.7 deletes the white space around b= too; dkimpy keeps it
            time x-before-t -- RFC 6376 section 3.5 demands x= after t=; dkimpy's check is never reached
            """;
    private static final Map<String, String> WHOLE = Agreement.reasons(SAID_BOTH_WAYS + """
            length relaxed/relaxed exact-appended -- unsigned bytes follow l=: policy here, pass there
            length relaxed/relaxed part -- unsigned bytes follow l=: policy here, pass there
            length relaxed/relaxed part-changed-after -- unsigned bytes follow l=: policy here, pass there
            length relaxed/relaxed zero -- unsigned bytes follow l=: policy here, pass there
            length simple/simple exact-appended -- unsigned bytes follow l=: policy here, pass there
            length simple/simple part -- unsigned bytes follow l=: policy here, pass there
            length simple/simple part-changed-after -- unsigned bytes follow l=: policy here, pass there
            length simple/simple zero -- unsigned bytes follow l=: policy here, pass there
            """);
    private static final Map<String, String> HEADERS = Agreement.reasons(SAID_BOTH_WAYS + """
            header ed relaxed/relaxed fold-in-word -- the fold is undone here, and flagged; dkimpy does not try
            header rsa2048 relaxed/relaxed fold-in-word -- the fold is undone here, and flagged; dkimpy does not try
            header ed relaxed/relaxed second-from-on-top -- b= holds, the flag UNSIGNED_FROM tells; dkimpy counts the second From in
            header ed simple/simple second-from-on-top -- b= holds, the flag UNSIGNED_FROM tells; dkimpy counts the second From in
            header rsa2048 relaxed/relaxed second-from-on-top -- b= holds, the flag UNSIGNED_FROM tells; dkimpy counts the second From in
            header rsa2048 simple/simple second-from-on-top -- b= holds, the flag UNSIGNED_FROM tells; dkimpy counts the second From in
            several first broken -- b= holds over a wrong bh=; dkimpy stops at the body
            several second broken -- b= holds over a wrong bh=; dkimpy stops at the body
            syntax bad-body-hash -- b= holds over a wrong bh=; dkimpy stops at the body
            time t-future -- b= holds, the flag FROM_THE_FUTURE tells; dkimpy stops at the time
            time x-past -- b= holds, the flag EXPIRED tells; dkimpy stops at the time
            """);

    @Test
    void agreesWithDkimpy() throws Exception {
        List<String> lines = Python.run("dkim_cases.py", "dkim, nacl.signing, cryptography");
        Map<String, List<String>> zone = new HashMap<>();
        Agreement whole = new Agreement("DKIM against dkimpy, whole messages", WHOLE);
        Agreement headersOnly = new Agreement("DKIM against dkimpy, headers only", HEADERS);
        DkimVerifier verifier = new DkimVerifier((name, type) ->
                zone.containsKey(name) ? Answer.found(zone.getOrDefault(name, List.of()), 60) : Answer.noDomain(60));
        List<String[]> cases = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals("Z")) {
                zone.computeIfAbsent(parts[1], name -> new ArrayList<>()).add(latin1(parts[2]));
            } else {
                cases.add(parts);
            }
        }
        for (String[] parts : cases) {
            RawMessage message = RawMessage.cut(Base64.getDecoder().decode(parts[2]));
            Instant at = Instant.ofEpochSecond(Long.parseLong(parts[3]));
            DkimVerification full = verifier.verify(message.fields, message.body, at);
            DkimVerification headers = verifier.verifyHeaders(message.fields, at);
            whole.compare(parts[1], parts[4], digits(full, result -> result.outcome() == DkimOutcome.PASS));
            headersOnly.compare(
                    parts[1], parts[5], digits(headers, result -> result.headerVerdict() == HeaderVerdict.HOLDS));
        }
        whole.report(300);
        headersOnly.report(300);
    }

    private static String digits(DkimVerification verification, Predicate<DkimResult> good) {
        return verification.signatures().stream()
                .map(result -> good.test(result) ? "1" : "0")
                .collect(Collectors.joining());
    }

    private static String latin1(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    }
}
