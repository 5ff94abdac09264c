package org.truebounce.web.rest;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.mailbox.MailItem;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Request;

/// `POST /api/v1/explain`: one message, and all that there is to show of it.
final class ExplainApi {
    static final Set<String> PARAMETERS = parameters();

    private final Settings settings;
    private final Metrics metrics;

    ExplainApi(Settings settings, Metrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    private static Set<String> parameters() {
        Set<String> parameters = new HashSet<>(Wishes.PARAMETERS);
        parameters.addAll(Set.of("name", "sent"));
        return Set.copyOf(parameters);
    }

    Answer explain(Request request) throws IOException {
        Wishes.only(request, PARAMETERS);
        Account account = Wishes.account(request, settings);
        Optional<Boolean> sent = Wishes.yesOrNo(request, "sent");
        MailItem item = Content.single(request);
        return explain(item.message(), item.source(), account, sent);
    }

    Answer explain(byte[] message, String source, Account account, Optional<Boolean> sent) {
        Diagnosis diagnosis = TrueBounce.diagnose(message, account);
        metrics.judged(diagnosis);
        Diagnosis answered =
                sent.map(word -> TrueBounce.answered(diagnosis, word, account)).orElse(diagnosis);
        return Answer.json(new Explanation(message, source, answered, account).json());
    }
}
