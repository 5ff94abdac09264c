package org.truebounce.web.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truebounce.storm.Campaign;
import org.truebounce.verdict.Verdict;
import org.truebounce.web.http.Json;

/// Which notices of a sweep are asked for.
///
/// @param verdict those of one verdict
/// @param storm those of one storm, by its number
/// @param text those whose Diagnosis holds a text, whatever its case
/// @param offset how many of them to pass over
/// @param limit how many to give at most
public record Search(Optional<Verdict> verdict, Optional<Integer> storm, Optional<String> text, int offset, int limit) {
    /// What is found, in JSON.
    public String in(Job job) {
        List<NoticeStore.Entry> found = found(job);
        return Json.object(json -> {
            json.writeNumberProperty("total", found.size());
            json.writeArrayPropertyStart("notices");
            found.stream()
                    .skip(offset)
                    .limit(limit)
                    .forEach(entry -> json.writeRawValue(new JobJson(job).notice(entry)));
            json.writeEndArray();
        });
    }

    private List<NoticeStore.Entry> found(Job job) {
        Optional<Set<String>> members = storm.map(number -> members(job, number));
        Optional<String> wanted = text.map(words -> words.toLowerCase(Locale.ROOT));
        List<NoticeStore.Entry> found = new ArrayList<>();
        for (NoticeStore.Entry entry : job.store().entries()) {
            boolean fits = verdict.filter(word -> word != entry.verdict()).isEmpty()
                    && members.filter(sources -> !sources.contains(entry.source()))
                            .isEmpty();
            if (fits && wanted.filter(words -> !holds(job, entry, words)).isEmpty()) {
                found.add(entry);
            }
        }
        return found;
    }

    private static boolean holds(Job job, NoticeStore.Entry entry, String words) {
        return job.store().line(entry).toLowerCase(Locale.ROOT).contains(words);
    }

    private static Set<String> members(Job job, int number) {
        List<Campaign> storms = job.swept().map(found -> found.campaigns()).orElse(List.of());
        return number >= 0 && number < storms.size()
                ? new HashSet<>(storms.get(number).members())
                : Set.of();
    }
}
