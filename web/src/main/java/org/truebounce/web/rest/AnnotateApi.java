package org.truebounce.web.rest;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.mail.HeaderField;
import org.truebounce.mail.Headers;
import org.truebounce.report.HeaderReport;
import org.truebounce.report.ReplyReport;
import org.truebounce.verdict.Verdict;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Json;
import org.truebounce.web.http.Request;

/// `POST /api/v1/annotate`: a message that a mail server is about to take, and what the server is to make of it.
final class AnnotateApi {
    private static final String NAME = "authserv-id";
    private static final Set<String> PARAMETERS = Set.of(NAME, "me", "trust", "at", "dns");

    // RFC 8601 §2.5: a host's name is all that it needs to be
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,255}");
    private static final int MOST_RECIPIENTS = 20;

    /// Below it a message is not refused.
    private static final double LEAST_CONFIDENCE = 0.9;

    private final Settings settings;
    private final Metrics metrics;

    AnnotateApi(Settings settings, Metrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    Answer annotate(Request request) throws IOException {
        Wishes.only(request, PARAMETERS);
        String name = request.one(NAME)
                .filter(given -> HOST.matcher(given).matches())
                .orElseThrow(() -> Wishes.bad(NAME + ": the name under which your mail server writes results."));
        byte[] message = Content.message(request);
        Account account = account(request, name, recipients(Headers.of(message)));
        Diagnosis diagnosis = TrueBounce.diagnose(message, account);
        metrics.judged(diagnosis);
        return answer(diagnosis, name, account.addresses());
    }

    private Account account(Request request, String name, List<String> recipients) {
        Account account = Wishes.account(request, settings);
        if (request.one("me").isEmpty() && !recipients.isEmpty()) {
            account = account.withAddresses(recipients);
        }
        List<String> inside = new ArrayList<>(account.trusted());
        inside.add(name);
        account = account.withTrusted(inside);
        return account.at().isPresent() ? account : account.withAt(Instant.now());
    }

    /// Whom the message is for, as the server itself wrote above the topmost trace line. What stands below it came in
    /// with the message.
    // RFC 9228 §2, RFC 5321 §4.4
    private static List<String> recipients(Headers headers) {
        List<String> recipients = new ArrayList<>();
        for (int i = 0; i < headers.size() && !headers.isNamed(i, "Received"); i++) {
            if (headers.isNamed(i, "Delivered-To") && recipients.size() < MOST_RECIPIENTS) {
                recipients.add(headers.field(i).value());
            }
        }
        return recipients;
    }

    private static Answer answer(Diagnosis diagnosis, String name, List<String> recipients) {
        Verdict verdict = diagnosis.judgement().verdict();
        return Answer.json(Json.object(json -> {
            json.writeStringProperty("verdict", verdict.word());
            json.writeNumberProperty("confidence", diagnosis.judgement().confidence());
            json.writeStringProperty("kind", diagnosis.notice().kind().word());
            json.writeObjectPropertyStart("fields");
            if (verdict != Verdict.NOT_A_NOTICE) {
                for (HeaderField field : HeaderReport.of(diagnosis).fields(name)) {
                    json.writeStringProperty(field.name(), unfolded(field.value()));
                }
            }
            json.writeEndObject();
            Json.text(json, "refusal", refusal(diagnosis, recipients));
        }));
    }

    private static String unfolded(String value) {
        return value.replace("\n\t", " ");
    }

    private static Optional<String> refusal(Diagnosis diagnosis, List<String> recipients) {
        boolean forged = switch (diagnosis.judgement().verdict()) {
            case BACKSCATTER, FAKE -> true;
            case GENUINE, COMPROMISED, UNDECIDED, NOT_A_NOTICE -> false;
        };
        return forged && diagnosis.judgement().confidence() >= LEAST_CONFIDENCE
                ? Optional.of(ReplyReport.text(
                        diagnosis, recipients.isEmpty() ? "its supposed sender" : recipients.getFirst()))
                : Optional.empty();
    }
}
