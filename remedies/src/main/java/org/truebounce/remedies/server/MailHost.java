package org.truebounce.remedies.server;

import java.util.Optional;

/// A mail server that the user named.
///
/// @param name its host name or address
/// @param port where it takes mail from other servers
public record MailHost(String name, int port) {
    private static final int SMTP = 25;

    /// Reads `host`, `host:port`, `[address]` or `[address]:port`.
    public static Optional<MailHost> of(String named) {
        int bracket = named.startsWith("[") ? named.indexOf(']') : -1;
        int colon = named.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? named : named.substring(0, colon);
        String name = bracket > 0 ? named.substring(1, bracket) : host;
        Optional<Integer> port = colon < 0 ? Optional.of(SMTP) : port(named.substring(colon + 1));
        boolean plausible = !name.isEmpty()
                && name.length() <= 255
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-:%_".indexOf(c) >= 0);
        return plausible ? port.map(number -> new MailHost(name, number)) : Optional.empty();
    }

    private static Optional<Integer> port(String text) {
        return text.matches("\\d{1,5}")
                ? Optional.of(Integer.parseInt(text)).filter(port -> port > 0 && port < 65_536)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return port == SMTP ? name : name + ":" + port;
    }
}
