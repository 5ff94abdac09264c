package org.truebounce.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.truebounce.web.http.Guard;
import org.truebounce.web.http.HttpDoor;
import org.truebounce.web.http.Keys;
import org.truebounce.web.http.PageFiles;
import org.truebounce.web.rest.Api;
import org.truebounce.web.rest.Settings;

/// The door: the local page and REST, until they are closed.
public final class WebServer implements AutoCloseable {
    private final HttpDoor door;
    private final Api api;
    private final Keys keys;
    private final InetSocketAddress place;

    private WebServer(HttpDoor door, Api api, Keys keys, InetSocketAddress place) {
        this.door = door;
        this.api = api;
        this.keys = keys;
        this.place = place;
    }

    /// Begins to listen.
    ///
    /// @throws IOException where the place is taken, or none of this machine's
    public static WebServer start(Serving serving) throws IOException {
        HttpDoor.Place taken = HttpDoor.at(serving.place());
        InetSocketAddress place = taken.address();
        Keys keys = new Keys(serving.keys());
        PageFiles files = new PageFiles(WebServer.class, "page");
        Settings settings = new Settings(
                serving.account(),
                place.getAddress().isLoopbackAddress(),
                serving.clamd(),
                serving.journal(),
                serving.version());
        Api api = new Api(settings);
        HttpDoor door = taken.open(
                new Guard(keys, place, serving.names()),
                new HttpDoor.Offer(api.routes(), files, Settings.UPLOAD_BYTES, Settings.MESSAGE_BYTES, api.listener()));
        return new WebServer(door, api, keys, place);
    }

    /// Where it listens.
    public InetSocketAddress place() {
        return place;
    }

    /// The address of the page, without any token.
    public String address() {
        return "http://" + Guard.literal(place.getAddress()) + ":" + place.getPort() + "/";
    }

    /// The link to the page, with the token of this start.
    public String link() {
        return address() + "?token=" + keys.token();
    }

    /// A link to the page that works once.
    public String ticket() {
        return address() + "?token=" + keys.ticket();
    }

    @Override
    public void close() {
        door.close();
        api.close();
    }
}
