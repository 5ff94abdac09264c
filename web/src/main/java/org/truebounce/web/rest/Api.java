package org.truebounce.web.rest;

import java.util.List;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Listener;
import org.truebounce.web.http.Route;
import org.truebounce.web.http.Routes;

/// All paths of REST.
public final class Api {
    private final Metrics metrics = new Metrics();
    private final Routes routes;

    public Api(Settings settings) {
        CheckApi check = new CheckApi(settings, metrics);
        ExplainApi explain = new ExplainApi(settings, metrics);
        SessionApi session = new SessionApi(settings);
        routes = new Routes(List.of(
                Route.post("/api/v1/check", check::check),
                Route.post("/api/v1/explain", explain::explain),
                Route.get("/api/v1/session", session::session),
                Route.get("/api/v1/words", session::words).forAll(),
                Route.get("/metrics", request -> metrics.answer()),
                Route.get("/health/live", request -> up()).forAll(),
                Route.get("/health/ready", request -> up()).forAll()));
    }

    private static Answer up() {
        return Answer.json("{\"status\":\"up\"}");
    }

    public Routes routes() {
        return routes;
    }

    /// Hears of each answer, to count it.
    public Listener listener() {
        return metrics;
    }
}
