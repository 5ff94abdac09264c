package org.truebounce.web.sweep;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truebounce.language.Language;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.report.SweepJson;
import org.truebounce.report.SweepWords;
import org.truebounce.storm.Campaign;
import org.truebounce.sweep.Swept;
import org.truebounce.verdict.Verdict;
import org.truebounce.web.http.Json;
import tools.jackson.core.JsonGenerator;

/// A sweep as JSON, at any moment of it.
public final class JobJson {
    private static final int MOST_STORMS = 1_000;

    private final Job job;

    public JobJson(Job job) {
        this.job = job;
    }

    /// All that is known of it by now.
    public String line() {
        return Json.object(json -> fields(json, job.view()));
    }

    private void fields(JsonGenerator json, Job.View view) {
        json.writeStringProperty("id", job.id());
        json.writeStringProperty("source", job.input().name());
        json.writeStringProperty("state", view.state().word());
        Json.text(json, "error", view.error());
        json.writeNumberProperty("messages", view.messages());
        json.writeNumberProperty("judged", view.judged());
        json.writeNumberProperty("notices", view.notices());
        json.writeObjectPropertyStart("verdicts");
        verdicts(json, view.verdicts());
        json.writeEndObject();
        json.writeArrayPropertyStart("days");
        view.days().forEach((day, counts) -> {
            json.writeStartObject();
            json.writeStringProperty("day", day.toString());
            verdicts(json, counts);
            json.writeEndObject();
        });
        json.writeEndArray();
        together(json, view.swept());
        json.writeArrayPropertyStart("problems");
        view.problems().forEach(problem -> json.writeRawValue(problem(problem)));
        json.writeEndArray();
        json.writeBooleanProperty("canFile", job.filing().isPresent());
    }

    private static void verdicts(JsonGenerator json, Map<Verdict, Integer> counts) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.NOT_A_NOTICE) {
                json.writeNumberProperty(verdict.word(), counts.getOrDefault(verdict, 0));
            }
        }
    }

    /// What the notices mean together: empty until all are judged.
    private void together(JsonGenerator json, Optional<Swept> swept) {
        SweepWords words = new SweepWords(Language.of(job.account().language()), Instant.now());
        Json.text(json, "summary", swept.map(words::sum));
        json.writeArrayPropertyStart("storms");
        swept.ifPresent(found -> storms(json, found.campaigns(), words));
        json.writeEndArray();
        json.writeArrayPropertyStart("corrections");
        swept.ifPresent(found -> found.corrections().forEach(one -> SweepJson.correction(json, one)));
        json.writeEndArray();
    }

    private void storms(JsonGenerator json, List<Campaign> storms, SweepWords words) {
        Map<String, Integer> numbers = new HashMap<>();
        job.store().entries().forEach(entry -> numbers.put(entry.source(), entry.number()));
        int id = 0;
        for (Campaign storm : storms.subList(0, Math.min(MOST_STORMS, storms.size()))) {
            json.writeStartObject();
            json.writeNumberProperty("id", id++);
            SweepJson.fields(json, storm);
            json.writeStringProperty("title", words.subject(storm));
            Json.texts(json, "about", words.about(storm));
            json.writeArrayPropertyStart("members");
            storm.members().stream()
                    .flatMap(source -> Optional.ofNullable(numbers.get(source)).stream())
                    .forEach(json::writeNumber);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /// How far it is.
    static String progress(Job.View view) {
        return Json.object(json -> {
            json.writeStringProperty("phase", view.state().word());
            json.writeNumberProperty("messages", view.messages());
            json.writeNumberProperty("judged", view.judged());
            json.writeNumberProperty("done", view.done());
            json.writeNumberProperty("known", view.known());
        });
    }

    static String problem(Unreadable problem) {
        return Json.object(json -> {
            json.writeStringProperty("source", problem.source());
            json.writeStringProperty("detail", problem.reason());
        });
    }

    /// A notice with its number and date.
    String notice(NoticeStore.Entry entry) {
        return Json.object(json -> {
            json.writeNumberProperty("n", entry.number());
            Json.text(json, "time", entry.time().map(Instant::toString));
            json.writeName("diagnosis");
            json.writeRawValue(job.store().line(entry));
        });
    }
}
