package org.truebounce.web.rest;

import org.truebounce.mailbox.Unreadable;
import org.truebounce.web.http.Json;

/// Something that could not be read, as a line among those of what could.
final class Unread {
    private Unread() {}

    static String line(Unreadable unreadable) {
        return line("unreadable", unreadable.source(), unreadable.reason());
    }

    static String line(String problem, String source, String detail) {
        return Json.object(json -> {
            json.writeStringProperty("problem", problem);
            json.writeStringProperty("source", source);
            json.writeStringProperty("detail", detail);
        });
    }
}
