package org.truebounce.web.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.truebounce.evidence.Evidence;
import org.truebounce.evidence.Grounds;
import org.truebounce.evidence.Route;
import org.truebounce.evidence.Route.Standing;
import org.truebounce.evidence.Route.Stretch;
import org.truebounce.mail.Part;
import org.truebounce.mail.Source;
import org.truebounce.notice.Notice;
import org.truebounce.web.rest.FieldLines.Place;

/// The lines that findings rest on. Where a finding quotes something, the lines that hold it are meant.
final class Marks {
    private static final int MOST_TEXT_LINES = 5_000;
    private static final int MOST_MARKS = 10;

    /// An address, a host name or a number of an IP address in a sentence; or what stands in quotation marks.
    private static final Pattern QUOTED = Pattern.compile(
            "[\"“„«「]\\s?([^\"”“»」]{2,80}?)\\s?[\"”“»」]|([\\p{L}\\p{N}_%+=-]+(?:[.@:]+[\\p{L}\\p{N}_%+=-]+)+)");

    private final Source source;
    private final Notice message;
    private final Route route;
    private final FieldLines notice;
    private final Optional<FieldLines> returned;
    private final TreeMap<Place, List<String>> marks = new TreeMap<>();

    Marks(Source source, Notice message, Route route, FieldLines notice, Optional<FieldLines> returned) {
        this.source = source;
        this.message = message;
        this.route = route;
        this.notice = notice;
        this.returned = returned;
    }

    /// The marked lines in their order, each with the ids of the findings.
    Map<Place, List<String>> of(List<Evidence> evidence) {
        for (Evidence finding : evidence) {
            List<String> quoted = quoted(finding.finding());
            for (Grounds grounds : Grounds.of(finding)) {
                places(grounds, quoted).stream().limit(MOST_MARKS).forEach(place -> mark(place, finding.id()));
            }
        }
        return marks;
    }

    private void mark(Place place, String id) {
        List<String> ids = marks.computeIfAbsent(place, unseen -> new ArrayList<>());
        if (!ids.contains(id)) {
            ids.add(id);
        }
    }

    private List<Place> places(Grounds grounds, List<String> quoted) {
        return switch (grounds.place()) {
            case NOTICE -> fields(notice, grounds.fields(), quoted, trace(route.notice(), Standing.BORDER));
            case RETURNED ->
                returned.map(lines ->
                                fields(lines, grounds.fields(), quoted, trace(route.returned(), Standing.REPORTED)))
                        .orElse(List.of());
            case STATUS ->
                message.layout()
                        .status()
                        .map(part -> status(part, grounds.fields()))
                        .orElse(List.of());
            case TEXT -> text(quoted);
            case NOTHING -> List.of();
        };
    }

    /// The trace line that a finding about a handover is about: the last one of that standing, else the topmost.
    private static Optional<Integer> trace(List<Stretch> latestFirst, Standing standing) {
        return latestFirst.stream()
                .filter(stretch -> stretch.standing() == standing)
                .reduce((upper, lower) -> lower)
                .or(() -> latestFirst.stream().findFirst())
                .map(stretch -> stretch.line().index());
    }

    private static List<Place> fields(
            FieldLines lines, List<String> names, List<String> quoted, Optional<Integer> trace) {
        List<Place> places = new ArrayList<>();
        for (String name : names) {
            List<Integer> all = IntStream.range(0, lines.headers().size())
                    .filter(index -> lines.headers().isNamed(index, name))
                    .boxed()
                    .toList();
            List<Integer> holding = all.stream()
                    .filter(index -> holds(lines.headers().value(index), quoted))
                    .toList();
            boolean one = name.equals("Received") && holding.isEmpty() && trace.isPresent();
            (one ? List.of(trace.get()) : holding.isEmpty() ? all : holding)
                    .forEach(index -> lines.place(index).ifPresent(places::add));
        }
        return places;
    }

    /// The fields of a report, which stand in its body. RFC 3464 §2.1
    private List<Place> status(Part part, List<String> names) {
        return part.standsIn(message.message())
                ? lines(
                        source.lineAt(part.bodyStart()),
                        source.lineAt(part.bodyEnd()),
                        line -> names.stream()
                                .anyMatch(name -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1)))
                : List.of();
    }

    private List<Place> text(List<String> quoted) {
        int end = message.returned()
                .part()
                .filter(part -> part.standsIn(message.message()))
                .map(part -> source.lineAt(part.start()) - 1)
                .orElse(source.lines());
        return quoted.isEmpty() ? List.of() : lines(notice.end(), end, line -> holds(line, quoted));
    }

    private interface Wanted {
        boolean is(String line);
    }

    private List<Place> lines(int from, int to, Wanted wanted) {
        List<Place> places = new ArrayList<>();
        int last = Math.min(Math.min(to, source.lines()), from + MOST_TEXT_LINES);
        for (int number = Math.max(1, from); number <= last; number++) {
            if (wanted.is(source.line(number))) {
                places.add(new Place(number, number));
            }
        }
        return places;
    }

    private static boolean holds(String text, List<String> quoted) {
        String lower = text.toLowerCase(Locale.ROOT);
        return quoted.stream().anyMatch(lower::contains);
    }

    private static List<String> quoted(String finding) {
        List<String> quoted = new ArrayList<>();
        for (Matcher found = QUOTED.matcher(finding); found.find(); ) {
            String text = found.group(1) == null ? found.group(2) : found.group(1);
            quoted.add(text.toLowerCase(Locale.ROOT));
        }
        return quoted;
    }
}
