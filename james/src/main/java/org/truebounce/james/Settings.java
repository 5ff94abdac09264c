package org.truebounce.james;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truebounce.settings.Network;
import org.truebounce.settings.SettingsException;
import org.truebounce.settings.Table;

/// How the mailet and its matchers are set up: docs/reference/james.md. The words are those of the guard of a mail
/// server.
///
/// @param authservId the name under which results are written (RFC 8601 §2.5)
/// @param domains the domains whose mail is judged; those that James itself is host of where it is empty
/// @param hosts own hosts, whose trace lines and results are believed
/// @param networks of own hosts that hand mail on to James
/// @param me addresses that belong to each recipient besides the one that the mail goes to
/// @param dns `system`, `off` or a zone file
/// @param budget how long the judgement of one mail may take
/// @param largest how many bytes of a body are read
record Settings(
        String authservId,
        List<String> domains,
        List<String> hosts,
        List<Network> networks,
        List<String> me,
        String dns,
        Duration budget,
        int largest) {

    /// Reads what a TOML file holds; all of it may be missing.
    ///
    /// @throws SettingsException that names all that is wrong
    static Settings read(Map<String, Object> values) {
        Table table = Table.of(values);
        Settings settings = new Settings(
                table.text("authserv-id").orElseGet(Settings::hostName),
                lower(table.texts("domains")),
                lower(table.texts("hosts")),
                table.parsed("networks", "a network such as 192.0.2.0/24", Network::of),
                table.texts("me"),
                table.text("dns").orElse("system"),
                table.time("time-budget", Duration.ofSeconds(5)),
                (int) table.number("largest-body", 4 << 20, 1 << 10, 1 << 28));
        table.end();
        if (!table.problems().isEmpty()) {
            throw new SettingsException(table.problems());
        }
        return settings;
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
