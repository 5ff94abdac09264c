package org.truebounce.web.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.truebounce.web.http.Problem.Kind;

/// All that can be asked for.
public final class Routes {
    private final List<Route> all;
    private final Map<String, Match> plain = new HashMap<>();

    /// A route that matches, with what stands in its path.
    record Match(Route route, Map<String, String> names) {}

    /// @param all the routes, no two of which match the same request
    public Routes(List<Route> all) {
        this.all = List.copyOf(all);
        all.stream()
                .filter(route -> route.path().indexOf('{') < 0)
                .forEach(route -> plain.put(route.method() + " " + route.path(), new Match(route, Map.of())));
    }

    public List<Route> all() {
        return all;
    }

    /// The route of a request; empty where no path matches.
    Optional<Match> find(String method, String path) {
        Optional<Match> usual = Optional.ofNullable(plain.get(method + " " + path));
        return usual.isPresent() ? usual : search(method.equals("HEAD") ? "GET" : method, path);
    }

    private Optional<Match> search(String method, String path) {
        TreeSet<String> methods = new TreeSet<>();
        for (Route route : all) {
            Optional<Map<String, String>> names = route.match(path);
            if (names.isPresent() && route.method().equals(method)) {
                return Optional.of(new Match(route, names.get()));
            }
            names.ifPresent(other -> methods.add(route.method()));
        }
        if (!methods.isEmpty()) { // RFC 9110 §15.5.6
            throw new Problem(
                            Kind.METHOD,
                            "This takes " + String.join(", ", methods) + ".",
                            Map.of("Allow", String.join(", ", methods)))
                    .refusal();
        }
        return Optional.empty();
    }
}
