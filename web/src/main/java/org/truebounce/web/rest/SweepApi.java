package org.truebounce.web.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.truebounce.account.Account;
import org.truebounce.language.Language;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.imap.ImapException;
import org.truebounce.report.SweepCsv;
import org.truebounce.report.SweepPage;
import org.truebounce.sweep.Swept;
import org.truebounce.verdict.Verdict;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Json;
import org.truebounce.web.http.Problem;
import org.truebounce.web.http.Problem.Kind;
import org.truebounce.web.http.Request;
import org.truebounce.web.sweep.Events;
import org.truebounce.web.sweep.Input;
import org.truebounce.web.sweep.Job;
import org.truebounce.web.sweep.JobFiling;
import org.truebounce.web.sweep.JobJson;
import org.truebounce.web.sweep.Jobs;
import org.truebounce.web.sweep.Search;

/// `/api/v1/sweep`: whole mailboxes, while they are gone through and afterwards.
final class SweepApi {
    static final Set<String> PARAMETERS = Set.of("name", "me", "trust", "lang", "at", "dns");
    private static final Set<String> PROPERTIES = Set.of("path", "imap", "me", "trust", "lang", "dns", "at");
    private static final String CSV = "text/csv; charset=utf-8; header=present"; // RFC 4180 §3
    private static final int MOST_NOTICES = 1_000;
    private static final int USUAL_NOTICES = 100;

    private final Settings settings;
    private final Jobs jobs;
    private final ExplainApi explain;

    SweepApi(Settings settings, Jobs jobs, ExplainApi explain) {
        this.settings = settings;
        this.jobs = jobs;
        this.explain = explain;
    }

    Answer start(Request request) throws IOException {
        Optional<String> key = request.header("Idempotency-Key");
        Optional<Job> known = jobs.known(key);
        if (known.isPresent()) {
            return accepted(known.get());
        }
        return request.type().equals(Wish.JSON) ? named(request, key) : sent(request, key);
    }

    /// A mailbox that is named is read while other things are asked.
    private Answer named(Request request, Optional<String> key) throws IOException {
        Wish wish = Wish.of(request, PROPERTIES);
        settings.refuseUnlessLocal();
        Account account = Wishes.account(
                settings, wish.texts("me"), wish.texts("trust"), wish.text("lang"), wish.text("dns"), wish.text("at"));
        Job job = add(input(wish), account, key);
        jobs.begin(job);
        return accepted(job);
    }

    private static Input input(Wish wish) {
        Optional<Input> server = ImapWish.of(wish);
        if (server.isPresent()) {
            return server.get();
        }
        try {
            Path path = Path.of(wish.needed("path"));
            if (Files.exists(path)) {
                return new Input.Files(path, Limits.standard());
            }
        } catch (InvalidPathException none) {
            throw Wishes.bad("path: no file can have this name here.");
        }
        throw new Problem(Kind.UNREADABLE, "There is no such file or folder.").refusal();
    }

    /// A mailbox that is sent is read as it comes, and judged afterwards.
    private Answer sent(Request request, Optional<String> key) throws IOException {
        Wishes.only(request, PARAMETERS);
        Content.refuseUnlessMail(request.type());
        Account account = Wishes.account(request, settings);
        String name = request.one("name").orElse("mailbox");
        Job job = add(new Input.Sent(name, request.body(), Settings.LIMITS), account, key);
        try {
            job.read();
            request.finish();
            jobs.begin(job);
        } catch (IOException | RuntimeException refused) {
            jobs.remove(job.id());
            throw refused;
        }
        return accepted(job);
    }

    private Job add(Input input, Account account, Optional<String> key) {
        return jobs.add(input, account, key)
                .orElseThrow(() -> new Problem(
                                Kind.BUSY,
                                "Enough mailboxes are being gone through already. Try again when one is done.",
                                java.util.Map.of("Retry-After", "30"))
                        .refusal());
    }

    private static Answer accepted(Job job) {
        return Answer.json(202, new JobJson(job).line()).with("Location", "/api/v1/sweep/" + job.id());
    }

    private Job job(Request request) {
        return jobs.find(request.name("id"))
                .orElseThrow(() -> new Problem(Kind.NOT_FOUND, "There is no such sweep, or no more.").refusal());
    }

    Answer all(Request request) {
        Wishes.only(request, Set.of());
        return Answer.json(Json.object(json -> {
            json.writeArrayPropertyStart("jobs");
            jobs.all().forEach(job -> json.writeRawValue(new JobJson(job).line()));
            json.writeEndArray();
        }));
    }

    Answer one(Request request) {
        Wishes.only(request, Set.of());
        return Answer.json(new JobJson(job(request)).line());
    }

    Answer end(Request request) {
        Wishes.only(request, Set.of());
        jobs.remove(job(request).id());
        return Answer.done();
    }

    Answer events(Request request) {
        Wishes.only(request, Set.of());
        Job job = job(request);
        Optional<String> last = request.header("Last-Event-ID");
        return Answer.streamed("text/event-stream", out -> new Events(job, out, last).write());
    }

    Answer notices(Request request) {
        Wishes.only(request, Set.of("verdict", "q", "storm", "offset", "limit"));
        Search search = new Search(
                request.one("verdict").map(SweepApi::verdict),
                request.one("storm").map(number -> number("storm", number)),
                request.one("q").filter(text -> !text.isBlank()),
                request.one("offset").map(number -> number("offset", number)).orElse(0),
                Math.min(
                        MOST_NOTICES,
                        request.one("limit")
                                .map(number -> number("limit", number))
                                .orElse(USUAL_NOTICES)));
        return Answer.json(search.in(job(request)));
    }

    private static Verdict verdict(String word) {
        return Stream.of(Verdict.values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Wishes.bad("verdict: there is none of that name."));
    }

    private static int number(String name, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw Wishes.bad(name + ": a number.");
        }
        return Integer.parseInt(text);
    }

    private MailItem message(Request request) {
        return job(request)
                .message(number("n", request.name("n")))
                .orElseThrow(() -> new Problem(Kind.NOT_FOUND, "There is no notice of that number.").refusal());
    }

    Answer explain(Request request) {
        Wishes.only(request, Set.of("lang", "sent"));
        Account account = job(request).account();
        Optional<Locale> language = request.one("lang").map(Wishes::language);
        MailItem message = message(request);
        return explain.explain(
                message.message(),
                message.source(),
                language.map(account::withLanguage).orElse(account),
                Wishes.yesOrNo(request, "sent"));
    }

    /// The message as it lay there, never to be shown as what it says it is.
    Answer source(Request request) {
        Wishes.only(request, Set.of());
        return Answer.of(200, "application/octet-stream", message(request).message())
                .asFile("notice.eml");
    }

    Answer page(Request request) {
        Language language = Language.of(job(request).account().language());
        return file(
                request,
                "truebounce.html",
                "text/html; charset=utf-8",
                swept -> new SweepPage(language, Instant.now()).of(swept));
    }

    Answer addresses(Request request) {
        return file(request, "addresses.csv", CSV, swept -> SweepCsv.corrections(swept.corrections()));
    }

    Answer suppressions(Request request) {
        return file(request, "suppressions.csv", CSV, swept -> SweepCsv.suppressions(swept.suppressions()));
    }

    private Answer file(Request request, String name, String type, Function<Swept, String> content) {
        Wishes.only(request, Set.of());
        Swept swept =
                job(request).swept().orElseThrow(() -> new Problem(Kind.CONFLICT, "The sweep is not done.").refusal());
        return Answer.text(type, content.apply(swept)).asFile(name);
    }

    Answer plan(Request request) throws IOException {
        return filing(request, JobFiling::plan);
    }

    Answer file(Request request) throws IOException {
        return filing(request, JobFiling::file);
    }

    Answer undo(Request request) throws IOException {
        return filing(request, JobFiling::undo);
    }

    private Answer filing(Request request, Function<JobFiling, String> act) throws IOException {
        Wish.of(request, Set.of());
        JobFiling filing = job(request)
                .filing()
                .orElseThrow(
                        () -> new Problem(Kind.CONFLICT, "Only mail on a server can be filed, once its sweep is done.")
                                .refusal());
        try {
            return Answer.json(act.apply(filing));
        } catch (ImapException unusable) {
            throw new Problem(Kind.SERVER, String.valueOf(unusable.getMessage())).refusal();
        }
    }

    Answer lines(Request request) {
        Wishes.only(request, Set.of());
        Job job = job(request);
        return Answer.streamed(CheckApi.LINES, out -> {
                    try {
                        job.lines(line -> {
                            try {
                                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                            } catch (IOException gone) {
                                throw new UncheckedIOException(gone);
                            }
                        });
                    } catch (UncheckedIOException gone) {
                        throw gone.getCause();
                    }
                })
                .asFile("notices.jsonl");
    }
}
