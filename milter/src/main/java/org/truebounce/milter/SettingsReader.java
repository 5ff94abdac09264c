package org.truebounce.milter;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truebounce.auth.batv.BatvForm;
import org.truebounce.milter.Settings.LoginSettings;
import org.truebounce.milter.Settings.ReturnsSettings;
import org.truebounce.milter.Settings.SentSettings;
import org.truebounce.milter.logins.Limits;
import org.truebounce.milter.policy.Action;
import org.truebounce.milter.policy.Policy;
import org.truebounce.milter.protocol.Endpoint;
import org.truebounce.milter.returns.Mode;
import org.truebounce.milter.returns.ReturnsPolicy;
import org.truebounce.settings.Network;
import org.truebounce.settings.SettingsException;
import org.truebounce.settings.Table;
import org.truebounce.verdict.Verdict;

/// Reads settings, and says of each that is none what is wrong with it.
public final class SettingsReader {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1", "localhost");
    private static final String ENDPOINT = "a place such as inet:127.0.0.1:8894 or unix:/run/truebounce/milter.sock";

    private final Table table;

    private SettingsReader(Table table) {
        this.table = table;
    }

    /// Reads what a TOML file holds.
    ///
    /// @throws SettingsException that names all that is wrong
    public static Settings read(Map<String, Object> values) {
        Table table = Table.of(values);
        Settings settings = new SettingsReader(table).settings();
        if (!table.problems().isEmpty()) {
            throw new SettingsException(table.problems());
        }
        return settings;
    }

    private Settings settings() {
        List<String> domains = lower(table.texts("domains"));
        if (domains.isEmpty()) {
            table.problem("domains", "must name the domains of this mail server, [\"alder.example\"]");
        }
        Policy policy = policy(table.table("policy"), Policy.TAG);
        Settings settings = new Settings(
                listen(),
                monitoring(table.table("monitoring")),
                table.text("authserv-id"),
                domains,
                lower(table.texts("hosts")),
                table.parsed("networks", "a network such as 192.0.2.0/24", Network::of),
                (int) table.number("earlier-results", 0, 0, 20),
                table.text("dns").orElse("system"),
                table.time("time-budget", Duration.ofSeconds(5)),
                (int) table.number("largest-body", 4 << 20, 1 << 10, 1 << 28),
                policy,
                policies(table.table("policy-for"), policy),
                sent(table.table("sent")),
                logins(table.table("logins")),
                returns(table.table("returns"), domains));
        table.end();
        return settings;
    }

    private List<Endpoint> listen() {
        Optional<String> group = table.text("socket-group");
        String permissions = table.one(
                        "socket-permissions", "permissions such as rw-rw----", SettingsReader::permissions)
                .orElse(Endpoint.USUAL_PERMISSIONS);
        List<Endpoint> all = table.parsed("listen", ENDPOINT, Endpoint::of).stream()
                .map(place -> place instanceof Endpoint.Unix unix
                        ? new Endpoint.Unix(unix.path(), permissions, group)
                        : place)
                .toList();
        return all.isEmpty() ? List.of(new Endpoint.Tcp("127.0.0.1", 8894)) : all;
    }

    private static Optional<String> permissions(String text) {
        try {
            PosixFilePermissions.fromString(text);
            return Optional.of(text);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Endpoint.Tcp> monitoring(Table monitoring) {
        Optional<Endpoint.Tcp> place = monitoring.one(
                "listen",
                "a port of this machine such as inet:127.0.0.1:9894",
                text -> Endpoint.of(text)
                        .filter(Endpoint.Tcp.class::isInstance)
                        .map(Endpoint.Tcp.class::cast)
                        .filter(tcp -> LOOPBACK.contains(tcp.host())));
        monitoring.end();
        return place;
    }

    private static Map<String, Policy> policies(Table tables, Policy usual) {
        Map<String, Policy> policies = new HashMap<>();
        for (String domain : tables.names()) {
            policies.put(domain.toLowerCase(Locale.ROOT), policy(tables.table(domain), usual));
        }
        return Map.copyOf(policies);
    }

    private static Policy policy(Table table, Policy usual) {
        Map<Verdict, Action> actions = new EnumMap<>(Verdict.class);
        actions.putAll(usual.actions());
        for (Verdict verdict : Verdict.values()) {
            table.one(verdict.word(), "one of " + Action.words(), Action::of).ifPresent(action -> {
                Policy.objection(verdict, action)
                        .ifPresent(why ->
                                table.problem(verdict.word(), "\"" + action.word() + "\" cannot be asked for: " + why));
                actions.put(verdict, action);
            });
        }
        double least = table.share("least-confidence", usual.leastConfidence());
        table.end();
        return new Policy(actions, least);
    }

    private static SentSettings sent(Table table) {
        SentSettings sent = new SentSettings(
                table.text("ledger"),
                table.truth("complete", false),
                (int) table.number("queue", 10_000, 1, 1_000_000),
                table.text("server").orElseGet(SettingsReader::hostName));
        if (sent.complete() && sent.ledger().isEmpty()) {
            table.problem("complete", "needs a ledger");
        }
        table.end();
        return sent;
    }

    private static Optional<LoginSettings> logins(Table table) {
        Limits usual = Limits.USUAL;
        Limits limits = new Limits(
                (int) table.number("recipients", usual.recipients(), 1, 1_000_000),
                table.number("growth", (long) usual.growth(), 1, 1_000),
                (int) table.number("bounces", usual.bounces(), 1, 1_000_000),
                table.share("bounce-share", usual.bounceShare()),
                (int) table.number("strangers", usual.strangers(), 1, 1_000_000),
                table.share("stranger-share", usual.strangerShare()),
                (int) table.number("places", usual.places(), 1, 1_000));
        LoginSettings settings = new LoginSettings(
                limits,
                table.truth("throttle", false),
                table.one("webhook", "an address such as https://alerts.alder.example/mail", SettingsReader::web),
                table.texts("command"));
        boolean watch = table.truth("watch", false);
        table.end();
        return watch ? Optional.of(settings) : Optional.empty();
    }

    private static Optional<URI> web(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(place -> place.getHost() != null
                            && List.of("http", "https").contains(String.valueOf(place.getScheme())));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private static Optional<ReturnsSettings> returns(Table table, List<String> domains) {
        String mode = table.text("mode").orElse("off");
        Optional<Mode> wanted = Arrays.stream(Mode.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(mode))
                .findFirst();
        if (wanted.isEmpty() && !mode.equals("off")) {
            table.problem("mode", "\"" + mode + "\" is none of off, shadow, enforce");
        }
        List<String> own = lower(table.texts("domains"));
        ReturnsPolicy policy = ReturnsPolicy.of(Set.copyOf(own.isEmpty() ? domains : own))
                .withMode(wanted.orElse(Mode.SHADOW))
                .withForm(table.one("form", "one of prefix, sub-address", SettingsReader::form)
                        .orElse(BatvForm.PREFIX))
                .withLifetime((int) table.number("lifetime", 7, 1, 99))
                .withExemptSenders(Set.copyOf(table.texts("exempt-senders")))
                .withExemptRecipients(Set.copyOf(table.texts("exempt-recipients")));
        Optional<Path> keys = table.text("keys").map(Path::of);
        if (wanted.isPresent() && keys.isEmpty()) {
            table.problem("keys", "must name the file of the keys (`truebounce batv keys make` makes one)");
        }
        table.end();
        return wanted.isPresent() ? keys.map(file -> new ReturnsSettings(policy, file)) : Optional.empty();
    }

    private static Optional<BatvForm> form(String word) {
        return switch (word) {
            case "prefix" -> Optional.of(BatvForm.PREFIX);
            case "sub-address" -> Optional.of(BatvForm.SUBADDRESS);
            default -> Optional.empty();
        };
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
