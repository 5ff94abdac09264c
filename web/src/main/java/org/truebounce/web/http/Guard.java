package org.truebounce.web.http;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.truebounce.web.http.Problem.Kind;

/// Keeps out whoever has no business here: a page of another site in the same browser, a name that somebody else made
/// point to this machine, a program without a key.
public final class Guard {
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+\\]");
    private static final String BEARER = "Bearer ";

    private final Keys keys;
    private final boolean loopback;
    private final Set<String> hosts = new HashSet<>();
    private final String cookie;

    /// @param names further names by which the server is reached, such as a proxy's
    public Guard(Keys keys, InetSocketAddress bound, List<String> names) {
        this.keys = keys;
        this.loopback = bound.getAddress().isLoopbackAddress();
        this.cookie = "truebounce-" + bound.getPort(); // cookies know no ports
        hosts.add("localhost");
        InetAddress address = bound.getAddress();
        hosts.add(literal(address));
        hosts.add("127.0.0.1");
        hosts.add("[::1]");
        names.forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
    }

    /// An address as it stands in a URL. RFC 3986 §3.2.2
    public static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return plain.indexOf(':') < 0 ? plain : "[" + plain + "]";
    }

    /// Refuses a request that is addressed to another host: its name was made to point here, so that a page of that
    /// name could read the answers.
    void host(Headers headers) {
        // RFC 9112 §3.2, RFC 9110 §7.4
        List<String> said = headers.getOrDefault("Host", List.of());
        String host = said.size() == 1 ? withoutPort(said.getFirst().toLowerCase(Locale.ROOT)) : "";
        boolean known =
                hosts.contains(host) || (!loopback && LITERAL.matcher(host).matches());
        if (!known) {
            throw new Problem(Kind.FOREIGN_HOST, "This server does not go by that name.").refusal();
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    /// Refuses what a page of another site asks for: a picture, a script, a frame. A link on such a page may be
    /// followed.
    void origin(String method, Headers headers) {
        String site = first(headers, "Sec-Fetch-Site").orElse("none");
        boolean own = site.equals("same-origin") || site.equals("none");
        boolean followed = method.equals("GET")
                && first(headers, "Sec-Fetch-Mode").filter("navigate"::equals).isPresent()
                && first(headers, "Sec-Fetch-Dest").filter("document"::equals).isPresent();
        boolean foreign = first(headers, "Origin")
                .filter(origin -> !isOwn(origin, headers))
                .isPresent();
        if (foreign || !(own || followed)) {
            throw foreign();
        }
    }

    private static Refusal foreign() {
        return new Problem(Kind.FOREIGN_ORIGIN, "A page of another site may neither read nor start anything here.")
                .refusal();
    }

    private static boolean isOwn(String origin, Headers headers) {
        String host = first(headers, "Host").orElse("");
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    /// Refuses a request without a key, and one that a browser sends for somebody else's page.
    void key(String method, Headers headers) {
        Optional<String> shown = first(headers, "Authorization"); // RFC 6750 §2.1
        if (shown.isPresent()) {
            String value = shown.get();
            boolean bearer = value.regionMatches(true, 0, BEARER, 0, BEARER.length());
            if (bearer && keys.isKey(value.substring(BEARER.length()).strip())) {
                return;
            }
            throw keyless();
        }
        if (!hasSession(headers)) {
            throw keyless();
        }
        browser(method, headers);
    }

    /// The browser says which page a request comes from; a request that changes or starts something must be the own
    /// page's.
    private static void browser(String method, Headers headers) {
        Optional<String> site = first(headers, "Sec-Fetch-Site");
        boolean own = site.isPresent()
                ? site.get().equals("same-origin") || (site.get().equals("none") && method.equals("GET"))
                : method.equals("GET")
                        || first(headers, "Origin")
                                .filter(origin -> isOwn(origin, headers))
                                .isPresent();
        if (!own) {
            throw foreign();
        }
    }

    private static Refusal keyless() {
        return new Problem(
                        Kind.NOT_SIGNED_IN,
                        "Open the link that truebounce serve has printed, or send its token: Authorization: Bearer"
                                + " TOKEN.",
                        java.util.Map.of("WWW-Authenticate", "Bearer"))
                .refusal();
    }

    /// Whether the browser has come with a token before.
    boolean hasSession(Headers headers) {
        return headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> java.util.Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(cookie + "="))
                .anyMatch(pair -> keys.isSession(pair.substring(cookie.length() + 1)));
    }

    /// The cookie of a new session for whoever shows a token. RFC 6265 §4.1
    ///
    /// @return empty where the token is none
    Optional<String> admit(String token) {
        String session = keys.session(token);
        return session.isEmpty()
                ? Optional.empty()
                : Optional.of(cookie + "=" + session + "; Path=/; HttpOnly; SameSite=Strict");
    }

    private static Optional<String> first(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }
}
