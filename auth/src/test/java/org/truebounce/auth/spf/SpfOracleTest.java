package org.truebounce.auth.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.truebounce.auth.Agreement;
import org.truebounce.auth.Python;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.auth.dns.RecordType;
import org.truebounce.auth.dns.Resolver;

/// The openspf.org test suite for RFC 7208, and several hundred further questions answered by this module and
/// by pyspf.
class SpfOracleTest {
    private static final Map<String, String> SUITE = Map.of();
    private static final Map<String, String> PYSPF = Agreement.reasons("""
            exists:%{d0}.example.com -all from 192.0.2.1 -- RFC 7208 section 7.3: the number of parts must not be zero
            exists:%{d0}.example.com -all from 2001:db8::1 -- RFC 7208 section 7.3: the number of parts must not be zero
            exists:%{d0}.example.com -all from 203.0.113.9 -- RFC 7208 section 7.3: the number of parts must not be zero
            exists:%{or2}.rev.example.com -all from 192.0.2.1 -- RFC 7208 section 7.1: the digits come before r
            exists:%{or2}.rev.example.com -all from 2001:db8::1 -- RFC 7208 section 7.1: the digits come before r
            exists:%{or2}.rev.example.com -all from 203.0.113.9 -- RFC 7208 section 7.1: the digits come before r
            """);

    /// A zone of the oracle; records of the type TIMEOUT make questions fail.
    private record Zone(Map<String, List<String>> records, Map<String, String> timeouts) implements Resolver {
        @Override
        public Answer query(String name, RecordType type) {
            String asked = name.toLowerCase(Locale.ROOT);
            List<String> values = records.get(asked + " " + type);
            if (values != null) {
                return Answer.found(values, 0);
            }
            String timeout = timeouts.get(asked);
            if (timeout != null && (timeout.isEmpty() || timeout.equals(type.name()))) {
                return Answer.temporaryError("timeout");
            }
            List<String> alias = records.get(asked + " CNAME");
            if (alias != null && !alias.contains(asked)) {
                return query(alias.getFirst(), type);
            }
            boolean exists = records.keySet().stream()
                    .anyMatch(key -> key.startsWith(asked + " ") || key.contains("." + asked + " "));
            return exists || timeout != null ? Answer.noData(0) : Answer.noDomain(0);
        }
    }

    @Test
    void agreesWithTheSuiteAndPyspf() throws Exception {
        Map<String, Zone> zones = new HashMap<>();
        Agreement suite = new Agreement("SPF against the RFC 7208 suite", SUITE);
        Agreement pyspf = new Agreement("SPF against pyspf", PYSPF);
        for (String line : Python.run("spf_cases.py", "spf, yaml")) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals("Z")) {
                Zone zone = zones.computeIfAbsent(parts[1], name -> new Zone(new HashMap<>(), new HashMap<>()));
                String name = parts[2].toLowerCase(Locale.ROOT);
                String value = new String(Base64.getDecoder().decode(parts[4]), StandardCharsets.UTF_8);
                if (parts[3].equals("TIMEOUT")) {
                    zone.timeouts.put(name, value);
                } else {
                    zone.records
                            .computeIfAbsent(name + " " + parts[3], key -> new ArrayList<>())
                            .add(value);
                }
            } else {
                String ours = new SpfChecker(zones.getOrDefault(parts[2], new Zone(Map.of(), Map.of())))
                        .check(IpAddress.parse(parts[4]).orElseThrow(), parts[5], parts[6])
                        .outcome()
                        .word();
                String right = List.of(parts[7].split("\\|")).contains(ours) ? ours : parts[7];
                (parts[1].equals("suite") ? suite : pyspf).compare(parts[3], right, ours);
            }
        }
        pyspf.report(200);
        Assumptions.assumeFalse(
                suite.isEmpty(), "oracle skipped: the suite is not installed (no package documentation)");
        suite.report(190);
    }
}
