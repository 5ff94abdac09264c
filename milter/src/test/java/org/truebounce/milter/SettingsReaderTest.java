package org.truebounce.milter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.truebounce.milter.protocol.Endpoint;
import org.truebounce.settings.SettingsException;

/// What is wrong with settings is said exactly, all of it at once.
class SettingsReaderTest {
    private static List<String> problems(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of("domains", List.of("alder.example")));
        all.putAll(values);
        return catchThrowableOfType(SettingsException.class, () -> SettingsReader.read(all))
                .problems();
    }

    @Test
    void domainsAreEnough() {
        Settings settings = SettingsReader.read(Map.of("domains", List.of("Alder.example")));
        assertThat(settings.listen()).containsExactly(new Endpoint.Tcp("127.0.0.1", 8894));
        assertThat(settings.isOwn("robin@ALDER.example")).isTrue();
        assertThat(settings.policy().actions()).isEmpty();
        assertThat(settings.returns()).isEmpty();
    }

    @Test
    void aServerWithoutDomainsIsNone() {
        assertThat(catchThrowableOfType(SettingsException.class, () -> SettingsReader.read(Map.of()))
                        .problems())
                .containsExactly("domains: must name the domains of this mail server, [\"alder.example\"]");
    }

    @Test
    void eachMistakeIsNamedWithItsKey() {
        assertThat(problems(Map.of("listen", List.of("127.0.0.1:8894"))))
                .containsExactly("listen: \"127.0.0.1:8894\" is not a place such as inet:127.0.0.1:8894 or"
                        + " unix:/run/truebounce/milter.sock");
        assertThat(problems(Map.of("lisen", "inet:127.0.0.1:8894"))).containsExactly("lisen: there is no such setting");
        assertThat(problems(Map.of("time-budget", "5")))
                .hasSize(1)
                .allMatch(line -> line.startsWith("time-budget: \"5\" is not a time"));
        assertThat(problems(Map.of("networks", List.of("10.0.0.0/33"))))
                .containsExactly("networks: \"10.0.0.0/33\" is not a network such as 192.0.2.0/24");
        assertThat(problems(Map.of("policy", Map.of("backscatter", "refuse", "fakes", "tag"))))
                .containsExactlyInAnyOrder(
                        "policy.backscatter: \"refuse\" is not one of accept, tag, file, quarantine, tempfail, reject",
                        "policy.fakes: there is no such setting");
        assertThat(problems(Map.of("monitoring", Map.of("listen", "inet:0.0.0.0:9894"))))
                .hasSize(1);
        assertThat(problems(Map.of("returns", Map.of("mode", "shadow"))))
                .containsExactly(
                        "returns.keys: must name the file of the keys (`truebounce batv keys make` makes one)");
        assertThat(problems(Map.of("sent", Map.of("complete", true)))).containsExactly("sent.complete: needs a ledger");
        assertThat(problems(Map.of("policy", "reject"))).containsExactly("policy: must be a table, [policy]");
    }

    @Test
    void whatIsGenuineOrUndecidedCannotBeRefused() {
        assertThat(problems(Map.of("policy", Map.of("genuine", "reject", "undecided", "quarantine"))))
                .containsExactlyInAnyOrder(
                        "policy.genuine: \"reject\" cannot be asked for: a notice about mail that left here is never"
                                + " withheld from its reader",
                        "policy.undecided: \"quarantine\" cannot be asked for: what is undecided is never withheld from"
                                + " its reader");
    }

    @Test
    void bothWaysOfWritingAPlaceAreUnderstood() {
        assertThat(Endpoint.of("inet:8894@127.0.0.1")).contains(new Endpoint.Tcp("127.0.0.1", 8894));
        assertThat(Endpoint.of("inet6:[::1]:8894")).contains(new Endpoint.Tcp("::1", 8894));
        assertThat(Endpoint.of("inet:127.0.0.1:99999")).isEmpty();
        assertThat(Endpoint.of("unix:run/milter")).isEmpty();
    }
}
