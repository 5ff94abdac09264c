package org.truebounce.web.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.truebounce.web.http.Problem.Kind;

/// All that can be asked for.
///
/// @param all the routes; where two match, the first one answers
public record Routes(List<Route> all) {
    /// A route that matches, with what stands in its path.
    record Match(Route route, Map<String, String> names) {}

    /// The route of a request; empty where no path matches.
    Optional<Match> find(String method, String path) {
        TreeSet<String> methods = new TreeSet<>();
        for (Route route : all) {
            Optional<Map<String, String>> names = route.match(path);
            if (names.isPresent()) {
                if (route.method().equals(method)
                        || (method.equals("HEAD") && route.method().equals("GET"))) {
                    return Optional.of(new Match(route, names.get()));
                }
                methods.add(route.method());
            }
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
