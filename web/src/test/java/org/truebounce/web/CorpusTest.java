package org.truebounce.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.truebounce.account.Account;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentMail;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.contract.CorpusCase;
import org.truebounce.contract.CorpusContract;
import org.truebounce.contract.Owner;

/// The corpus contract through REST: a server for each owner.
class CorpusTest extends CorpusContract {
    private static final Map<Owner, Served> SERVERS = new HashMap<>();

    @Override
    protected String diagnose(CorpusCase mail) throws Exception {
        if (!SERVERS.containsKey(mail.owner())) {
            SERVERS.put(mail.owner(), Served.of(account(mail.owner())));
        }
        HttpResponse<String> answer = SERVERS.get(mail.owner()).post("/api/v1/check", "message/rfc822", mail.message());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static Account account(Owner owner) throws Exception {
        SentMail sent = new SentMail(owner.completeSent());
        owner.sentMessages().forEach(copy -> sent.add(SentCopy.of(copy)));
        Account account = Account.of(owner.me(), owner.trust()).withSent(sent);
        return owner.zone()
                .map(zone -> account.withDns(Resolver.zoneFile(zone)))
                .orElse(account);
    }

    @AfterAll
    static void end() {
        SERVERS.values().forEach(Served::close);
        SERVERS.clear();
    }
}
