package org.truebounce.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truebounce.auth.arc.ArcOutcome;
import org.truebounce.auth.arc.ArcResult;
import org.truebounce.auth.authres.AuthenticationResults;
import org.truebounce.auth.authres.MethodResult;
import org.truebounce.mail.Headers;

/// What the owner's own mail system found when it checked where a message came from. RFC 8601
///
/// @param results the findings of own hosts, above the border
/// @param forged whether the message came with findings below the border that bear an own name
record OwnResults(List<MethodResult> results, boolean forged) {
    private static final int MOST = 20;

    static OwnResults of(Headers headers, Border border) {
        List<MethodResult> results = new ArrayList<>();
        boolean forged = false;
        int seen = 0;
        for (int i = 0; i < headers.size() && seen < MOST; i++) {
            if (!headers.isNamed(i, "Authentication-Results")) {
                continue;
            }
            seen++;
            String value = headers.value(i);
            boolean nameless = isNameless(value); // Exchange Online leaves its own name out
            AuthenticationResults parsed = AuthenticationResults.parse(nameless ? "own; " + value : value);
            if (nameless ? !border.isAbove(i) : !border.isOwn(parsed.authservId())) {
                continue;
            }
            // RFC 8601 §5: a border host removes what comes in under its own name.
            if (border.isAbove(i)) {
                results.addAll(parsed.results());
            } else {
                forged = true;
            }
        }
        return new OwnResults(results, forged);
    }

    /// These results and those of a chain that a host inside the owner's system has sealed: what it found before it
    /// passed the message on. RFC 8617 §5.2
    OwnResults with(ArcResult chain, Border border) {
        boolean whole = chain.outcome() == ArcOutcome.PASS || chain.outcome() == ArcOutcome.NEUTRAL;
        if (!whole
                || chain.sets().isEmpty()
                || !border.isOwn(chain.sets().getLast().sealer())) {
            return this;
        }
        List<MethodResult> all = new ArrayList<>(results);
        all.addAll(chain.sets().getLast().results().results());
        return new OwnResults(all, forged);
    }

    private static boolean isNameless(String value) {
        int equals = value.indexOf('=');
        int semicolon = value.indexOf(';');
        return equals > 0 && (semicolon < 0 || equals < semicolon);
    }

    /// The first result of a method, such as `spf`.
    Optional<MethodResult> of(String method) {
        return results.stream()
                .filter(result -> result.method().equalsIgnoreCase(method))
                .findFirst();
    }

    boolean says(String method, String result) {
        return results.stream()
                .anyMatch(found -> found.method().equalsIgnoreCase(method)
                        && found.result().equalsIgnoreCase(result));
    }

    /// The domains whose DKIM signatures held.
    List<String> signers() {
        return results.stream()
                .filter(found -> found.method().equalsIgnoreCase("dkim")
                        && found.result().equalsIgnoreCase("pass"))
                .flatMap(found -> found.property("header", "d").or(() -> found.property("header", "i")).stream())
                .map(domain -> domain.substring(domain.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The domain that SPF let send: of the envelope sender, or of the greeting where there is none. RFC 7208
    /// §2.4
    Optional<String> spfDomain() {
        return results.stream()
                .filter(found ->
                        found.method().equalsIgnoreCase("spf") && found.result().equalsIgnoreCase("pass"))
                .flatMap(found -> found.property("smtp", "mailfrom").or(() -> found.property("smtp", "helo")).stream())
                .map(domain -> domain.substring(domain.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .findFirst();
    }
}
