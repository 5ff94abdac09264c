package org.truebounce.milter.logins;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.truebounce.account.Places;

/// How one login sends: this hour and the one before, against the days before.
final class Conduct {
    private static final int DAYS = 14;
    private static final int MOST_KNOWN = 5_000;
    private static final int MOST_NEW = 1_000;
    private static final int MANY_DOMAINS = 10;
    private static final long HOUR = 3_600;

    private final Set<Integer> known = new LinkedHashSet<>();
    private final Set<Integer> failures = new LinkedHashSet<>();
    private final Deque<Integer> busiest = new ArrayDeque<>(); // of each day on which something was sent, today last
    private final Places places = new Places();
    private Hour current = new Hour(0);
    private Hour last = new Hour(0);
    private long day;

    /// What happens in an hour.
    private static final class Hour {
        private final long number;
        private int recipients;
        private int strangers;
        private int bounces;
        private final Set<String> domains = new HashSet<>();
        private final Set<String> newPlaces = new HashSet<>();

        Hour(long number) {
            this.number = number;
        }
    }

    void sent(Instant at, Optional<String> address, Collection<String> recipients) {
        turnTo(at);
        current.recipients += recipients.size();
        for (String recipient : recipients) {
            String lower = recipient.toLowerCase(Locale.ROOT);
            if (know(lower.hashCode())) {
                current.strangers++;
                if (current.domains.size() < MOST_NEW) {
                    current.domains.add(lower.substring(lower.lastIndexOf('@') + 1));
                }
            }
        }
        address.ifPresent(this::from);
        if (!busiest.isEmpty()) {
            busiest.addLast(Math.max(busiest.removeLast(), current.recipients));
        }
    }

    /// A notice that comes again and again, or that somebody gives back again and again, is one failure.
    void bounced(Instant at, String failure) {
        turnTo(at);
        if (failures.add(failure.hashCode())) {
            current.bounces++;
        }
        if (failures.size() > MOST_KNOWN) {
            failures.remove(failures.iterator().next());
        }
    }

    /// True where it was not known.
    private boolean know(int recipient) {
        if (!known.add(recipient)) {
            return false;
        }
        if (known.size() > MOST_KNOWN) {
            known.remove(known.iterator().next());
        }
        return true;
    }

    private void from(String address) {
        if (places.isKnown() && !places.isUsual(address) && current.newPlaces.size() < MOST_NEW) {
            current.newPlaces.add(network(address));
        }
        places.add(address);
    }

    /// As large a part of an address as one provider gives to one place.
    private static String network(String address) {
        String[] parts = address.split("[.:]", 4);
        return parts.length < 3 ? address : parts[0] + "." + parts[1];
    }

    private void turnTo(Instant at) {
        long hour = at.getEpochSecond() / HOUR;
        if (hour > current.number) {
            last = current.number == hour - 1 ? current : new Hour(hour - 1);
            current = new Hour(hour);
        }
        if (hour / 24 != day || busiest.isEmpty()) {
            day = hour / 24;
            busiest.addLast(0);
            if (busiest.size() > DAYS) {
                busiest.removeFirst();
            }
        }
    }

    /// The busiest hour of the days before today.
    int usual() {
        int today = busiest.size() - 1;
        return busiest.stream()
                .limit(Math.max(0, today))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    Set<Sign> signs(Limits limits) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        int recipients = recipients();
        if (recipients > limits.recipients() && recipients > limits.growth() * Math.max(usual(), 1)) {
            signs.add(Sign.VOLUME);
        }
        if (bounces() > limits.bounces() && bounces() > limits.bounceShare() * recipients) {
            signs.add(Sign.BOUNCES);
        }
        if (strangers() > limits.strangers()
                && strangers() > limits.strangerShare() * recipients
                && current.domains.size() + last.domains.size() >= MANY_DOMAINS) {
            signs.add(Sign.STRANGERS);
        }
        if (places() >= limits.places()) {
            signs.add(Sign.PLACES);
        }
        return signs;
    }

    int recipients() {
        return current.recipients + last.recipients;
    }

    int bounces() {
        return current.bounces + last.bounces;
    }

    int strangers() {
        return current.strangers + last.strangers;
    }

    int places() {
        return current.newPlaces.size() + last.newPlaces.size();
    }
}
