package org.truebounce.web.rest;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.truebounce.Diagnosis;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Listener;

/// What is counted, for Prometheus. Nothing of a message is in it but the words of its verdict and kind.
final class Metrics implements Listener {
    private static final double NANOSECONDS = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("truebounce_http_requests_total")
            .help("Requests answered, by route and status.")
            .labelNames("method", "route", "status")
            .register(registry);
    private final Histogram seconds = Histogram.builder()
            .name("truebounce_http_request_seconds")
            .help("How long answers took.")
            .labelNames("route")
            .classicOnly()
            .register(registry);
    private final Counter judged = Counter.builder()
            .name("truebounce_messages_total")
            .help("Messages judged, by kind and verdict.")
            .labelNames("kind", "verdict")
            .register(registry);
    private final Gauge jobs = Gauge.builder()
            .name("truebounce_sweeps_running")
            .help("Sweeps that are running.")
            .register(registry);

    @Override
    public void answered(String method, String route, int status, long nanoseconds) {
        requests.labelValues(known(method), route, String.valueOf(status)).inc();
        seconds.labelValues(route).observe(nanoseconds / NANOSECONDS);
    }

    /// A label must not be what a stranger makes up.
    private static String known(String method) {
        return switch (method) {
            case "GET", "POST", "DELETE", "HEAD", "OPTIONS" -> method;
            default -> "other";
        };
    }

    void judged(Diagnosis diagnosis) {
        judged.labelValues(
                        diagnosis.notice().kind().word(),
                        diagnosis.judgement().verdict().word())
                .inc();
    }

    /// All of it in Prometheus' text format, version 0.0.4.
    ///
    /// @param sweeps how many are running
    Answer answer(int sweeps) throws IOException {
        jobs.set(sweeps);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        writer.write(text, registry.scrape());
        return Answer.of(200, writer.getContentType(), text.toByteArray());
    }
}
