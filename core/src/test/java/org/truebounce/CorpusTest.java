package org.truebounce;

import java.io.IOException;
import org.truebounce.account.Account;
import org.truebounce.account.SentCopy;
import org.truebounce.account.SentMail;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.contract.CorpusCase;
import org.truebounce.contract.CorpusContract;
import org.truebounce.contract.Owner;
import org.truebounce.report.JsonReport;

/// The corpus through the library's own door.
class CorpusTest extends CorpusContract {
    @Override
    protected String diagnose(CorpusCase mail) throws IOException {
        return JsonReport.line(TrueBounce.diagnose(mail.message(), account(mail.owner())), mail.name());
    }

    private static Account account(Owner owner) throws IOException {
        SentMail sent = new SentMail(owner.completeSent());
        owner.sentMessages().forEach(copy -> sent.add(SentCopy.of(copy)));
        Account account = Account.of(owner.me(), owner.trust()).withSent(sent);
        return owner.zone()
                .map(zone -> account.withDns(Resolver.zoneFile(zone)))
                .orElse(account);
    }
}
