package org.truebounce.auth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truebounce.auth.dmarc.OrganizationalDomain.Basis;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.auth.dns.ZoneFile;

class OrganizationalDomainTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "mx1.mail.example.com, example.com",
        "Mail.Example.CO.UK., example.co.uk",
        "example.co.uk, example.co.uk",
        "co.uk, co.uk",
        "a.b.example.ne.jp, example.ne.jp",
        "mail.example.com.br, example.com.br",
        "mail.example.gov.au, example.gov.au",
        "mail.example.nhs.uk, example.nhs.uk",
        "mail.example.de, example.de",
        "mail.co.example.com, example.com",
        "mail.example.online, example.online",
        "localhost, localhost",
        "uk, uk",
    })
    void byName(String domain, String organization) {
        assertThat(OrganizationalDomain.byName(domain).name()).isEqualTo(organization);
        assertThat(OrganizationalDomain.of(domain, Resolver.off()))
                .isEqualTo(new OrganizationalDomain(organization, Basis.NAME));
    }

    @Test
    void byTreeWalk() {
        Resolver resolver = ZoneFile.parse("""
                _dmarc.host.example.  TXT "v=DMARC1; p=reject; psd=y"
                _dmarc.example.net.   TXT "v=DMARC1; p=none"
                """);
        assertThat(OrganizationalDomain.of("a.b.customer.host.example", resolver))
                .isEqualTo(new OrganizationalDomain("customer.host.example", Basis.TREE_WALK));
        assertThat(OrganizationalDomain.of("MAIL.example.net", resolver))
                .isEqualTo(new OrganizationalDomain("example.net", Basis.TREE_WALK));
        assertThat(OrganizationalDomain.of("mail.example.org", resolver))
                .isEqualTo(new OrganizationalDomain("example.org", Basis.NAME));
        assertThat(OrganizationalDomain.of("", resolver).name()).isEmpty();
    }
}
