package org.truebounce.milter.logins;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Watches how logins send, and says when somebody else may be using one. Safe to be used by several threads at once.
///
/// Failures alone, new networks alone, or any two signs together are an alarm: a newsletter is many recipients, a new
/// customer list is many strangers, and neither is anything but its owner's.
public final class LoginWatch {
    /// So long a login stays suspect.
    public static final Duration SUSPECT = Duration.ofHours(24);

    private static final Duration QUIET = Duration.ofHours(1);
    private static final int MOST_LOGINS = 50_000;

    private final Limits limits;
    private final Map<String, Conduct> conducts = lately();
    private final Map<String, Alarm> alarms = lately();

    public LoginWatch(Limits limits) {
        this.limits = limits;
    }

    /// The logins seen lately; of too many, those seen longest ago are forgotten.
    private static <V> Map<String, V> lately() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST_LOGINS;
            }
        };
    }

    /// Learns of the past, without alarms.
    public synchronized void learn(String login, Instant at, Optional<String> address, Collection<String> recipients) {
        conduct(login).sent(at, address, recipients);
    }

    /// A message was sent.
    public synchronized Optional<Alarm> sent(
            String login, Instant at, Optional<String> address, Collection<String> recipients) {
        Conduct conduct = conduct(login);
        conduct.sent(at, address, recipients);
        return alarm(login, conduct, at);
    }

    /// A message that was sent came back for good, because there is no such recipient.
    ///
    /// @param failure which message to whom: each counts once
    public synchronized Optional<Alarm> bounced(String login, Instant at, String failure) {
        Conduct conduct = conduct(login);
        conduct.bounced(at, failure);
        return alarm(login, conduct, at);
    }

    /// Whether there was an alarm lately.
    public synchronized boolean isSuspect(String login, Instant at) {
        return Optional.ofNullable(alarms.get(login))
                .filter(alarm -> at.isBefore(alarm.at().plus(SUSPECT)))
                .isPresent();
    }

    private Conduct conduct(String login) {
        return conducts.computeIfAbsent(login, unseen -> new Conduct());
    }

    private Optional<Alarm> alarm(String login, Conduct conduct, Instant at) {
        Set<Sign> signs = conduct.signs(limits);
        boolean enough = signs.size() > 1 || signs.contains(Sign.BOUNCES) || signs.contains(Sign.PLACES);
        Optional<Alarm> before = Optional.ofNullable(alarms.get(login));
        boolean told = before.filter(alarm -> at.isBefore(alarm.at().plus(QUIET)))
                .filter(alarm -> alarm.signs().containsAll(signs))
                .isPresent();
        if (!enough || told) {
            return Optional.empty();
        }
        Alarm alarm = new Alarm(
                login,
                Set.copyOf(signs),
                conduct.recipients(),
                conduct.usual(),
                conduct.bounces(),
                conduct.strangers(),
                conduct.places(),
                at);
        alarms.put(login, alarm);
        return Optional.of(alarm);
    }
}
