package org.truebounce.auth.dkim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;

/// The keys that domains publish, parsed once for each record. Safe to be used by several threads at once.
public final class DkimKeys {
    private static final int MAX_KEPT = 1000;

    private final Resolver resolver;
    private final Map<String, Found> parsed = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
            return size() > MAX_KEPT;
        }
    };

    /// A key, or why there is none.
    ///
    /// @param key the key, if there is a usable one
    /// @param outcome PASS when there is, else TEMPERROR or PERMERROR
    /// @param reason why there is none; empty when there is one
    public record Found(Optional<DkimKey> key, DkimOutcome outcome, String reason) {
        static Found none(DkimOutcome outcome, String reason) {
            return new Found(Optional.empty(), outcome, reason);
        }
    }

    /// Keys as this resolver finds them. Give it one that caches: each look-up asks it.
    public DkimKeys(Resolver resolver) {
        this.resolver = resolver;
    }

    /// The key at `selector._domainkey.domain`.
    public Found find(String selector, String domain) {
        Optional<String> name = DomainName.ascii(selector + "._domainkey." + domain);
        if (name.isEmpty()) {
            return Found.none(DkimOutcome.PERMERROR, "selector is no name");
        }
        Answer answer = resolver.query(name.get(), RecordType.TXT);
        if (answer.unknown()) {
            return Found.none(DkimOutcome.TEMPERROR, "no key: " + answer.detail());
        }
        if (answer.absent() || answer.values().isEmpty()) {
            return Found.none(DkimOutcome.PERMERROR, "no key"); // RFC 6376 §6.1.2
        }
        // RFC 6376 §3.6.2.2: with several records the choice is ours: the first that looks like a key.
        String record = answer.values().stream()
                .filter(text -> text.contains("p="))
                .findFirst()
                .orElse(answer.values().getFirst());
        synchronized (parsed) {
            return parsed.computeIfAbsent(record, DkimKeys::parse);
        }
    }

    private static Found parse(String record) {
        try {
            return new Found(Optional.of(DkimKey.parse(record)), DkimOutcome.PASS, "");
        } catch (DkimSyntaxException e) {
            return Found.none(DkimOutcome.PERMERROR, e.reason());
        }
    }
}
