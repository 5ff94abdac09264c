package org.truebounce.auth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.auth.Agreement;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.auth.dns.ZoneFile;

/// DMARC by a table written from the text of RFC 9989: there is no library that knows it to compare with.
class DmarcTableTest {
    private static final Resolver RECORDS = ZoneFile.parse("""
            $ORIGIN example.
            _dmarc.reject           TXT "v=DMARC1; p=reject"
            reject                  A   192.0.2.1
            sub.reject              A   192.0.2.1
            _dmarc.own.reject       TXT "v=DMARC1; p=none"
            _dmarc.strict           TXT "v=DMARC1; p=quarantine; adkim=s; aspf=s"
            _dmarc.strictdkim       TXT "v=DMARC1; p=quarantine; adkim=s"
            _dmarc.strictspf        TXT "v=DMARC1;p=quarantine;aspf=S;adkim=R"
            _dmarc.sp               TXT "v=DMARC1; p=reject; sp=quarantine"
            mail.sp                 MX  10 mx.example.
            _dmarc.np               TXT "v=DMARC1; p=none; sp=quarantine; np=reject"
            mail.np                 AAAA 2001:db8::1
            _dmarc.nponly           TXT "v=DMARC1; p=quarantine; np=reject"
            _dmarc.testing          TXT "v=DMARC1; p=reject; t=y"
            _dmarc.testing2         TXT "v=DMARC1; p=quarantine; sp=reject; t=y"
            _dmarc.nottesting       TXT "v=DMARC1; p=reject; t=n"
            _dmarc.pct              TXT "v=DMARC1; p=reject; pct=0; rf=afrf; ri=3600"
            _dmarc.unknown          TXT "v=DMARC1; p=reject; zz=1; =; ; junk; fo=1:d:s; rua=mailto:a@example.net"
            _dmarc.nop              TXT "v=DMARC1"
            _dmarc.nop2             TXT "v=DMARC1; rua=mailto:a@example.net"
            _dmarc.badp             TXT "v=DMARC1; p=rejcet; rua=mailto:a@example.net"
            _dmarc.badp2            TXT "v=DMARC1; p=rejcet"
            _dmarc.badsp            TXT "v=DMARC1; p=reject; sp=nothing"
            _dmarc.badsp2           TXT "v=DMARC1; p=reject; sp=nothing; rua=mailto:a@example.net"
            _dmarc.badnp            TXT "v=DMARC1; p=reject; np=nothing; rua=mailto:a@example.net"
            _dmarc.upper            TXT "v=DMARC1; P=REJECT"
            _dmarc.spaces           TXT " v = DMARC1 ;  p  =  reject ; "
            _dmarc.lowerversion     TXT "v=dmarc1; p=reject"
            _dmarc.version2         TXT "v=DMARC2; p=reject"
            _dmarc.versionlate      TXT "p=reject; v=DMARC1"
            _dmarc.other            TXT "something else"
            _dmarc.two              TXT "v=DMARC1; p=reject"
            _dmarc.two              TXT "v=DMARC1; p=none"
            _dmarc.mixed            TXT "something else"
            _dmarc.mixed            TXT "v=DMARC1; p=reject"
            _dmarc.alias            CNAME _dmarc.reject
            _dmarc.twice            TXT "v=DMARC1; p=reject; p=none"
            ; a public suffix with a record, registrations below it
            _dmarc.suffix           TXT "v=DMARC1; p=none; sp=quarantine; np=reject; psd=y"
            _dmarc.known.suffix     TXT "v=DMARC1; p=reject"
            bare.suffix             A   192.0.2.1
            mail.bare.suffix        A   192.0.2.1
            ; an organization that says it is one, below another record
            _dmarc.upperorg         TXT "v=DMARC1; p=reject"
            _dmarc.dept.upperorg    TXT "v=DMARC1; p=quarantine; psd=n"
            ; records at several levels
            _dmarc.levels           TXT "v=DMARC1; p=none"
            _dmarc.b.levels         TXT "v=DMARC1; p=quarantine"
            _dmarc.a.b.levels       TXT "v=DMARC1; p=reject"
            _dmarc.deep             TXT "v=DMARC1; p=reject"
            _dmarc.1.2.3.4.5.6.7.deep TXT "v=DMARC1; p=none"
            """);

    /// Author's domain, domain of SPF, domains of DKIM; result, policy, where the record is, organizational
    /// domain.
    private static final String TABLE = """
            reject.example | reject.example | | pass | reject | reject.example | reject.example
            reject.example | | reject.example | pass | reject | reject.example | reject.example
            reject.example | | | fail | reject | reject.example | reject.example
            REJECT.Example. | Reject.EXAMPLE | | pass | reject | reject.example | reject.example
            reject.example | mail.reject.example | | pass | reject | reject.example | reject.example
            reject.example | | x.y.reject.example | pass | reject | reject.example | reject.example
            reject.example | other.example | evil.example | fail | reject | reject.example | reject.example
            reject.example | xreject.example | | fail | reject | reject.example | reject.example
            reject.example | example | example | fail | reject | reject.example | reject.example
            reject.example | other.example | evil.example,reject.example | pass | reject | reject.example | reject.example
            sub.reject.example | reject.example | | pass | reject | reject.example | reject.example
            sub.reject.example | | other.reject.example | pass | reject | reject.example | reject.example
            sub.reject.example | | | fail | reject | reject.example | reject.example
            nowhere.reject.example | | | fail | reject | reject.example | reject.example
            own.reject.example | | | fail | none | own.reject.example | reject.example
            own.reject.example | reject.example | | pass | none | own.reject.example | reject.example
            own.reject.example | | a.own.reject.example | pass | none | own.reject.example | reject.example
            strict.example | strict.example | | pass | quarantine | strict.example | strict.example
            strict.example | mail.strict.example | | fail | quarantine | strict.example | strict.example
            strict.example | | mail.strict.example | fail | quarantine | strict.example | strict.example
            strict.example | | strict.example | pass | quarantine | strict.example | strict.example
            mail.strict.example | strict.example | | fail | quarantine | strict.example | strict.example
            mail.strict.example | mail.strict.example | | pass | quarantine | strict.example | strict.example
            strictdkim.example | mail.strictdkim.example | | pass | quarantine | strictdkim.example | strictdkim.example
            strictdkim.example | | mail.strictdkim.example | fail | quarantine | strictdkim.example | strictdkim.example
            strictspf.example | mail.strictspf.example | | fail | quarantine | strictspf.example | strictspf.example
            strictspf.example | | mail.strictspf.example | pass | quarantine | strictspf.example | strictspf.example
            sp.example | | | fail | reject | sp.example | sp.example
            mail.sp.example | | | fail | quarantine | sp.example | sp.example
            nowhere.sp.example | | | fail | quarantine | sp.example | sp.example
            np.example | | | fail | none | np.example | np.example
            mail.np.example | | | fail | quarantine | np.example | np.example
            nowhere.np.example | | | fail | reject | np.example | np.example
            nowhere.np.example | np.example | | pass | reject | np.example | np.example
            nowhere.nponly.example | | | fail | reject | nponly.example | nponly.example
            testing.example | | | fail | quarantine | testing.example | testing.example
            testing2.example | | | fail | none | testing2.example | testing2.example
            sub.testing2.example | | | fail | quarantine | testing2.example | testing2.example
            nottesting.example | | | fail | reject | nottesting.example | nottesting.example
            pct.example | | | fail | reject | pct.example | pct.example
            unknown.example | | | fail | reject | unknown.example | unknown.example
            nop.example | | | fail | none | nop.example | nop.example
            nop2.example | | | fail | none | nop2.example | nop2.example
            badp.example | | | fail | none | badp.example | badp.example
            badp2.example | | | none | - | | badp2.example
            badsp.example | | | none | - | | badsp.example
            sub.badsp.example | | | none | - | | badsp.example
            badsp2.example | | | fail | none | badsp2.example | badsp2.example
            sub.badsp2.example | | | fail | none | badsp2.example | badsp2.example
            badnp.example | | | fail | none | badnp.example | badnp.example
            upper.example | | | fail | reject | upper.example | upper.example
            spaces.example | | | fail | reject | spaces.example | spaces.example
            lowerversion.example | | | none | - | | lowerversion.example
            version2.example | | | none | - | | version2.example
            versionlate.example | | | none | - | | versionlate.example
            other.example | other.example | | none | - | | other.example
            two.example | two.example | | none | - | | two.example
            mixed.example | | | fail | reject | mixed.example | mixed.example
            alias.example | | | fail | reject | alias.example | alias.example
            twice.example | | | fail | reject | twice.example | twice.example
            nothing.example | nothing.example | nothing.example | none | - | | nothing.example
            suffix.example | | | fail | none | suffix.example | suffix.example
            bare.suffix.example | | | fail | quarantine | suffix.example | bare.suffix.example
            bare.suffix.example | bare.suffix.example | | pass | quarantine | suffix.example | bare.suffix.example
            mail.bare.suffix.example | bare.suffix.example | | pass | quarantine | suffix.example | bare.suffix.example
            bare.suffix.example | other.suffix.example | | fail | quarantine | suffix.example | bare.suffix.example
            bare.suffix.example | suffix.example | suffix.example | fail | quarantine | suffix.example | bare.suffix.example
            nowhere.suffix.example | | | fail | reject | suffix.example | nowhere.suffix.example
            known.suffix.example | | | fail | reject | known.suffix.example | known.suffix.example
            mail.known.suffix.example | known.suffix.example | | pass | reject | known.suffix.example | known.suffix.example
            dept.upperorg.example | | | fail | quarantine | dept.upperorg.example | dept.upperorg.example
            dept.upperorg.example | upperorg.example | | fail | quarantine | dept.upperorg.example | dept.upperorg.example
            mail.dept.upperorg.example | dept.upperorg.example | | pass | quarantine | dept.upperorg.example | dept.upperorg.example
            mail.dept.upperorg.example | | upperorg.example | fail | quarantine | dept.upperorg.example | dept.upperorg.example
            upperorg.example | | dept.upperorg.example | fail | reject | upperorg.example | upperorg.example
            a.b.levels.example | levels.example | | pass | reject | a.b.levels.example | levels.example
            c.b.levels.example | | | fail | none | levels.example | levels.example
            b.levels.example | | | fail | quarantine | b.levels.example | levels.example
            0.1.2.3.4.5.6.7.8.deep.example | | | fail | reject | deep.example | deep.example
            0.1.2.3.4.5.6.7.deep.example | | | fail | reject | deep.example | deep.example
            1.2.3.4.5.6.7.deep.example | | | fail | none | 1.2.3.4.5.6.7.deep.example | deep.example
            """;

    @Test
    void agreesWithTheTable() {
        Agreement agreement = new Agreement("DMARC against the table", Map.of());
        DmarcEvaluator evaluator = new DmarcEvaluator(RECORDS);
        TABLE.lines().forEach(line -> {
            String[] cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            DmarcResult result = evaluator.evaluate(cells[0], identifiers(cells[1], cells[2]));
            String ours = String.join(
                    " ",
                    result.outcome().word(),
                    result.policy()
                            .map(policy -> policy.name().toLowerCase(Locale.ROOT))
                            .orElse("-"),
                    result.recordDomain(),
                    result.organizationalDomain());
            agreement.compare(
                    line.replaceAll("\\s+", " "), String.join(" ", cells[3], cells[4], cells[5], cells[6]), ours);
        });
        agreement.report(70);
    }

    private static AuthenticatedIdentifiers identifiers(String spf, String dkim) {
        List<String> domains =
                Stream.of(dkim.split(",")).filter(domain -> !domain.isEmpty()).toList();
        return new AuthenticatedIdentifiers(spf.isEmpty() ? Optional.empty() : Optional.of(spf), domains, false);
    }

    @Test
    void errorsOfTheDns() {
        AuthenticatedIdentifiers nothing = identifiers("", "");
        assertThat(new DmarcEvaluator(Resolver.off())
                        .evaluate("reject.example", nothing)
                        .outcome())
                .isEqualTo(DmarcOutcome.TEMPERROR);
        Resolver broken = (name, type) -> Answer.temporaryError("dead");
        assertThat(new DmarcEvaluator(broken)
                        .evaluate("reject.example", nothing)
                        .outcome())
                .isEqualTo(DmarcOutcome.TEMPERROR);
        Resolver partly = (name, type) ->
                name.equals("_dmarc.reject.example") ? RECORDS.query(name, type) : Answer.temporaryError("dead");
        assertThat(new DmarcEvaluator(partly)
                        .evaluate("reject.example", nothing)
                        .outcome())
                .isEqualTo(DmarcOutcome.FAIL);
        AuthenticatedIdentifiers undecided = new AuthenticatedIdentifiers(Optional.empty(), List.of(), true);
        assertThat(new DmarcEvaluator(RECORDS)
                        .evaluate("reject.example", undecided)
                        .outcome())
                .isEqualTo(DmarcOutcome.TEMPERROR);
        for (String domain : List.of("", ".", "a..b", "x".repeat(100_000))) {
            assertThat(new DmarcEvaluator(RECORDS).evaluate(domain, nothing).outcome())
                    .isEqualTo(DmarcOutcome.PERMERROR);
        }
    }

    @Test
    void asksAtMostEightQuestionsOnTheWayUp() {
        int[] asked = {0};
        Resolver counting = (name, type) -> {
            asked[0]++;
            return RECORDS.query(name, type);
        };
        new DmarcEvaluator(counting).evaluate("a.".repeat(100) + "example", identifiers("", ""));
        assertThat(asked[0]).isEqualTo(8);
    }
}
