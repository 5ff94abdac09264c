package org.truebounce.milter.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.DoubleSupplier;

/// The figures of the guard. docs/reference/milter.md lists them.
public final class Metrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.builder()
            .setIncludeCreatedTimestamps(false)
            .build();
    private final Counter passed =
            counter("truebounce_passed_total", "Messages that passed at the cost of their header.", "direction");
    private final Counter judged =
            counter("truebounce_judged_total", "Messages that were judged.", "verdict", "action");
    private final Counter unjudged =
            counter("truebounce_passed_unjudged_total", "Messages that passed because judging failed.", "reason");
    private final Counter cut =
            counter("truebounce_read_in_part_total", "Messages too long to be read as a whole, which were taken.");
    private final Counter cleaned = counter(
            "truebounce_forged_fields_removed_total", "Fields under an own name that came in and were removed.");
    private final Counter broken = counter("truebounce_broken_total", "Connections and changes that could not go on.");
    private final Counter tags =
            counter("truebounce_tags_total", "What was found of signed return addresses on notices.", "finding");
    private final Counter alarms =
            counter("truebounce_login_alarms_total", "Alarms about logins that somebody else may be using.");
    private final Counter throttled =
            counter("truebounce_throttled_total", "Messages of suspect logins that were put off.");
    private final Histogram seconds = Histogram.builder()
            .name("truebounce_judging_seconds")
            .help("How long judged messages were held up.")
            .classicOnly()
            .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5)
            .register(registry);

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    /// A figure that is asked for when somebody looks.
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(figure -> figure.call(value.getAsDouble()))
                .register(registry);
    }

    /// A figure that only grows and is asked for when somebody looks.
    public void count(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(figure -> figure.call(value.getAsDouble()))
                .register(registry);
    }

    public void passed(boolean outgoing) {
        passed.labelValues(outgoing ? "out" : "in").inc();
    }

    public void judged(String verdict, String action, double took) {
        judged.labelValues(verdict, action).inc();
        seconds.observe(took);
    }

    public void unjudged(String reason) {
        unjudged.labelValues(reason).inc();
    }

    public void cut() {
        cut.inc();
    }

    public void cleaned(int fields) {
        cleaned.inc(fields);
    }

    public void broken() {
        broken.inc();
    }

    public void tag(String finding) {
        tags.labelValues(finding).inc();
    }

    public void alarm() {
        alarms.inc();
    }

    public void throttled() {
        throttled.inc();
    }

    /// Everything as Prometheus reads it.
    void write(OutputStream out) throws IOException {
        format.write(out, registry.scrape());
    }

    String contentType() {
        return format.getContentType();
    }
}
