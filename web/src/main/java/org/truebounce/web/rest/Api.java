package org.truebounce.web.rest;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Listener;
import org.truebounce.web.http.Request;
import org.truebounce.web.http.Route;
import org.truebounce.web.http.Routes;
import org.truebounce.web.sweep.Jobs;

/// All paths of REST.
public final class Api implements AutoCloseable {
    private final Metrics metrics = new Metrics();
    private final Jobs jobs;
    private final Routes routes;

    public Api(Settings settings) {
        jobs = new Jobs(settings.journal(), metrics::judged);
        CheckApi check = new CheckApi(settings, metrics);
        AnnotateApi annotate = new AnnotateApi(settings, metrics);
        ExplainApi explain = new ExplainApi(settings, metrics);
        DomainApi domain = new DomainApi(settings);
        PasswordApi password = new PasswordApi(settings);
        ScanApi scan = new ScanApi(settings);
        SessionApi session = new SessionApi(settings);
        SweepApi sweep = new SweepApi(settings, jobs, explain);
        routes = new Routes(List.of(
                Route.post("/api/v1/check", check::check),
                Route.post("/api/v1/annotate", annotate::annotate),
                Route.post("/api/v1/sweep", sweep::start),
                Route.get("/api/v1/sweep", sweep::all),
                Route.get("/api/v1/sweep/{id}", sweep::one),
                Route.delete("/api/v1/sweep/{id}", sweep::end),
                Route.get("/api/v1/sweep/{id}/events", sweep::events),
                Route.get("/api/v1/sweep/{id}/notices", sweep::notices),
                Route.get("/api/v1/sweep/{id}/notices/{n}/explain", sweep::explain),
                Route.get("/api/v1/sweep/{id}/notices/{n}/source", sweep::source),
                Route.post("/api/v1/sweep/{id}/plan", sweep::plan),
                Route.post("/api/v1/sweep/{id}/file", sweep::file),
                Route.post("/api/v1/sweep/{id}/undo", sweep::undo),
                Route.get("/api/v1/sweep/{id}/report.html", sweep::page),
                Route.get("/api/v1/sweep/{id}/addresses.csv", sweep::addresses),
                Route.get("/api/v1/sweep/{id}/suppressions.csv", sweep::suppressions),
                Route.get("/api/v1/sweep/{id}/notices.jsonl", sweep::lines),
                Route.post("/api/v1/explain", explain::explain),
                Route.post("/api/v1/domain", domain::domain),
                Route.post("/api/v1/password", password::draw),
                Route.post("/api/v1/password/check", password::check),
                Route.post("/api/v1/scan", scan::scan),
                Route.get("/api/v1/session", session::session),
                Route.get("/api/v1/words", session::words).forAll(),
                Route.get("/api/v1/openapi.json", OpenApi::answer).forAll(),
                Route.get("/metrics", this::metrics),
                Route.get("/health/live", Api::up).forAll(),
                Route.get("/health/ready", Api::up).forAll()));
    }

    private Answer metrics(Request request) throws IOException {
        Wishes.only(request, Set.of());
        return metrics.answer(jobs.running());
    }

    private static Answer up(Request request) {
        Wishes.only(request, Set.of());
        return Answer.json("{\"status\":\"up\"}");
    }

    public Routes routes() {
        return routes;
    }

    /// Hears of each answer, to count it.
    public Listener listener() {
        return metrics;
    }

    /// Ends what is running, and deletes what lies on disk for it.
    @Override
    public void close() {
        jobs.close();
    }
}
