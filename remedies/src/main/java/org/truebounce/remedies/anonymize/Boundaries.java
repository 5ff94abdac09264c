package org.truebounce.remedies.anonymize;

/// Boundaries of parts: they stay, unless one tells the host that made it.
final class Boundaries {
    private Boundaries() {}

    /// The boundary, or one of the same form where it names a host.
    static String replaced(Rules rules, String boundary) {
        for (String piece : boundary.split("[^A-Za-z0-9.-]+")) {
            String name = piece.replaceAll("^[.-]+|[.-]+$", "");
            boolean host = rules.hosts().isMet(name)
                    || rules.addresses().known(name).isPresent()
                    || (rules.hosts().isHost(name) && !rules.hosts().host(name).equals(name));
            if (host
                    || rules.networks()
                            .address(name)
                            .filter(given -> !given.equals(name))
                            .isPresent()) {
                return rules.pseudonyms().id(boundary);
            }
        }
        return boundary;
    }

    /// A line between parts: the boundary in it, or its text, written anew.
    static String line(Rules rules, String line) {
        if (!line.startsWith("--")) {
            return TextRewriter.rewrite(rules, line, 0, line.length(), Depth.UNKNOWN_WORDS)
                    .apply(line);
        }
        int end = line.length();
        while (end > 2 && line.charAt(end - 1) <= ' ') {
            end--;
        }
        boolean closing = line.substring(2, end).endsWith("--");
        int last = closing ? end - 2 : end;
        return "--" + replaced(rules, line.substring(2, last)) + line.substring(last);
    }
}
