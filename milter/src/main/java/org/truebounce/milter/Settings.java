package org.truebounce.milter;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truebounce.milter.logins.Limits;
import org.truebounce.milter.policy.Policy;
import org.truebounce.milter.protocol.Endpoint;
import org.truebounce.milter.returns.ReturnsPolicy;
import org.truebounce.settings.Network;

/// How the guard is set up: docs/reference/milter.md.
///
/// @param listen where mail servers reach it
/// @param monitoring where metrics are read, on this machine alone
/// @param authservId the name under which results are written (RFC 8601 §2.5); the server's own where it is not given
/// @param domains the domains whose mail this server receives and sends
/// @param hosts own hosts, whose trace lines and results are believed
/// @param networks whose clients are inside
/// @param earlierResults how many results the filters of this server that run before write on top
/// @param dns `system`, `off` or a zone file
/// @param budget how long a message may be held up
/// @param largest how many bytes of a body are read
/// @param policy what is done at each verdict
/// @param policies the same for single domains
/// @param sent how sent mail is remembered
/// @param logins how logins are watched, where they are
/// @param returns how return addresses are signed, where they are
public record Settings(
        List<Endpoint> listen,
        Optional<Endpoint.Tcp> monitoring,
        Optional<String> authservId,
        List<String> domains,
        List<String> hosts,
        List<Network> networks,
        int earlierResults,
        String dns,
        Duration budget,
        int largest,
        Policy policy,
        Map<String, Policy> policies,
        SentSettings sent,
        Optional<LoginSettings> logins,
        Optional<ReturnsSettings> returns) {

    /// How sent mail is remembered.
    ///
    /// @param ledger where; empty where it is not
    /// @param complete whether all mail of the own domains leaves through servers that write there
    /// @param queue how many messages may wait to be written
    /// @param server by which name this server's times without gaps are kept
    public record SentSettings(Optional<String> ledger, boolean complete, int queue, String server) {}

    /// How logins are watched.
    ///
    /// @param throttle whether mail of a suspect login is put off
    /// @param webhook where an alarm is posted to
    /// @param command what is run at an alarm, with its arguments
    public record LoginSettings(Limits limits, boolean throttle, Optional<URI> webhook, List<String> command) {}

    /// How return addresses are signed.
    ///
    /// @param keys the file of the keys
    public record ReturnsSettings(ReturnsPolicy policy, Path keys) {}

    /// Whether a client is inside: a program of the own machine, or one of the own networks.
    boolean isInside(Optional<String> client) {
        return client.isEmpty() || Network.hold(networks, client);
    }

    /// Whether an address is of an own domain.
    boolean isOwn(String address) {
        return domains.contains(domain(address));
    }

    Policy policyFor(String recipient) {
        return policies.getOrDefault(domain(recipient), policy);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
