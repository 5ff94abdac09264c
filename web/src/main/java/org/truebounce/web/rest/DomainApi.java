package org.truebounce.web.rest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.truebounce.account.Account;
import org.truebounce.remedies.domain.Assessment;
import org.truebounce.remedies.domain.DomainJson;
import org.truebounce.remedies.domain.Subject;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Problem;
import org.truebounce.web.http.Problem.Kind;
import org.truebounce.web.http.Request;

/// `POST /api/v1/domain`: what strangers can forge in a domain's name.
final class DomainApi {
    private static final int MOST_NAMES = 50;

    private final Settings settings;

    DomainApi(Settings settings) {
        this.settings = settings;
    }

    Answer domain(Request request) throws IOException {
        Wish wish = Wish.of(request, Set.of("name", "selectors", "subdomains", "dns"));
        Account account =
                Wishes.account(settings, List.of(), List.of(), Optional.empty(), wish.text("dns"), Optional.empty());
        if (!account.asksDns()) {
            throw new Problem(
                            Kind.DNS_OFF,
                            "Nothing can be said of a domain without asking the DNS: send \"dns\": \"system\".")
                    .refusal();
        }
        List<String> selectors = wish.texts("selectors");
        List<String> subdomains = wish.texts("subdomains");
        if (selectors.size() > MOST_NAMES || subdomains.size() > MOST_NAMES) {
            throw Wishes.bad("At most " + MOST_NAMES + " selectors and subdomains.");
        }
        Subject subject = Subject.of(wish.needed("name"), selectors, subdomains)
                .orElseThrow(() -> Wishes.bad("name: a domain's name such as example.org."));
        return Answer.json(DomainJson.line(Assessment.of(subject, account.dns(), Optional.empty(), Optional.empty())));
    }
}
