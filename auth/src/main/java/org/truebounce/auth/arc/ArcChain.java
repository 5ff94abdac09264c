package org.truebounce.auth.arc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.truebounce.auth.authres.AuthenticationResults;
import org.truebounce.auth.dkim.DkimSyntaxException;
import org.truebounce.auth.dkim.RawHeader;
import org.truebounce.auth.dkim.TagList;

/// The ARC fields of a message, sorted into their sets (RFC 8617 §4.2).
///
/// @param links first to last
record ArcChain(List<Link> links) {
    static final int MAX_SETS = 50; // RFC 8617 §4.2.1

    private static final int MAX_FIELD = 65_536;

    /// The three fields of one host.
    record Link(int instance, RawHeader results, RawHeader message, RawHeader seal, TagList sealTags) {}

    ArcChain {
        links = List.copyOf(links);
    }

    private static final class Parts {
        private final List<RawHeader> results = new ArrayList<>();
        private final List<RawHeader> messages = new ArrayList<>();
        private final List<RawHeader> seals = new ArrayList<>();
    }

    /// Sorts the fields; no links when there are no ARC fields.
    ///
    /// @throws DkimSyntaxException when the chain has a wrong shape
    static ArcChain of(List<RawHeader> headers) throws DkimSyntaxException {
        Map<Integer, Parts> sets = new TreeMap<>();
        for (RawHeader field : headers) {
            switch (field.name()) {
                case "arc-authentication-results" ->
                    at(sets, resultsInstance(field)).results.add(field);
                case "arc-message-signature" ->
                    at(sets, taggedInstance(field)).messages.add(field);
                case "arc-seal" -> at(sets, taggedInstance(field)).seals.add(field);
                default -> {}
            }
        }
        List<Link> links = new ArrayList<>();
        for (Map.Entry<Integer, Parts> set : sets.entrySet()) {
            links.add(link(set.getKey(), set.getValue(), links.size() + 1));
        }
        return new ArcChain(links);
    }

    private static Parts at(Map<Integer, Parts> sets, int instance) {
        return sets.computeIfAbsent(instance, i -> new Parts());
    }

    private static int resultsInstance(RawHeader field) throws DkimSyntaxException {
        Optional<Integer> instance = AuthenticationResults.parse(field.value()).instance();
        return checked(instance.map(String::valueOf).orElse(""));
    }

    private static int taggedInstance(RawHeader field) throws DkimSyntaxException {
        return checked(TagList.parse(field.value()).get("i", ""));
    }

    private static int checked(String written) throws DkimSyntaxException {
        boolean digits =
                !written.isEmpty() && written.length() < 3 && written.chars().allMatch(c -> c >= '0' && c <= '9');
        int instance = digits ? Integer.parseInt(written) : 0;
        if (instance < 1 || instance > MAX_SETS) {
            throw new DkimSyntaxException("no instance from 1 to " + MAX_SETS);
        }
        return instance;
    }

    private static Link link(int instance, Parts parts, int expected) throws DkimSyntaxException {
        if (instance != expected) {
            throw new DkimSyntaxException("set " + expected + " is missing");
        }
        if (parts.results.size() != 1 || parts.messages.size() != 1 || parts.seals.size() != 1) {
            throw new DkimSyntaxException("set " + instance + " has not one field of each kind");
        }
        RawHeader seal = parts.seals.getFirst();
        TagList tags = TagList.parse(seal.value());
        if (seal.length() > MAX_FIELD || tags.get("h").isPresent()) {
            throw new DkimSyntaxException("malformed seal " + instance); // RFC 8617 §4.1.3: no h=
        }
        String chain = tags.get("cv", "");
        if (!chain.equals("fail") && !chain.equals(instance == 1 ? "none" : "pass")) {
            throw new DkimSyntaxException("cv= of seal " + instance + " is out of place");
        }
        return new Link(instance, parts.results.getFirst(), parts.messages.getFirst(), seal, tags);
    }
}
