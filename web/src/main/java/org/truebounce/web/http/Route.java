package org.truebounce.web.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing that can be asked for.
///
/// @param method `GET`, `POST` or `DELETE`
/// @param path with `{name}` for what may stand there
/// @param open whether it is answered without a key
/// @param handler who answers
public record Route(String method, String path, boolean open, Handler handler) {
    public static Route get(String path, Handler handler) {
        return new Route("GET", path, false, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route("POST", path, false, handler);
    }

    public static Route delete(String path, Handler handler) {
        return new Route("DELETE", path, false, handler);
    }

    /// The same, for everyone who can reach the server.
    public Route forAll() {
        return new Route(method, path, true, handler);
    }

    /// The values of the path's names; empty where another path is asked for.
    Optional<Map<String, String>> match(String asked) {
        List<String> wanted = List.of(path.split("/", -1));
        List<String> given = List.of(asked.split("/", -1));
        if (wanted.size() != given.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.get(i);
            if (name.startsWith("{")) {
                values.put(name.substring(1, name.length() - 1), given.get(i));
            } else if (!name.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
