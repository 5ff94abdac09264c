package org.truebounce.web.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who may ask: the token of this start, the keys that the owner gave out, and the browsers that came with a token.
///
/// Of all of them only digests are kept, so that a comparison tells nothing by its duration.
public final class Keys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int MOST_SESSIONS = 1_000;

    private final String token = fresh();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();

    /// @param given keys that hold for longer than this start
    public Keys(List<String> given) {
        keys.add(digest(token));
        given.forEach(key -> keys.add(digest(key)));
    }

    /// The token of this start.
    public String token() {
        return token;
    }

    /// A token that opens one session and is then worth nothing.
    public String ticket() {
        String ticket = fresh();
        tickets.add(digest(ticket));
        return ticket;
    }

    boolean isKey(String key) {
        return keys.contains(digest(key));
    }

    /// A new session for whoever shows a token or a ticket.
    ///
    /// @return its name, or an empty text where nothing valid was shown
    String session(String shown) {
        if (!isKey(shown) && !tickets.remove(digest(shown))) {
            return "";
        }
        if (sessions.size() >= MOST_SESSIONS) {
            sessions.clear(); // nobody opens so many; those who did open the link again
        }
        String session = fresh();
        sessions.add(digest(session));
        return session;
    }

    boolean isSession(String session) {
        return sessions.contains(digest(session));
    }

    private static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
