package org.truebounce.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.truebounce.stream.MadeMail.Client;
import org.truebounce.stream.MadeMail.Original;
import org.truebounce.stream.event.Arrival;

/// Two weeks of a provider's notices and sent mail, made with a known truth: ordinary bounces, newsletters to known
/// readers, three forged campaigns, a storm over one domain, stolen accounts.
///
/// Seven in ten forged originals come back with the name of the strange host that gave them in; the others tell
/// nothing of it. The intruder's mail leaves through the provider; of every second stolen account the provider keeps
/// records of what was sent.
final class SimulatedProvider {
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(14);
    private static final int PER_DOMAIN = 250;
    private static final int REPORTERS = 400;
    private static final String[] CAMPAIGNS = {
        "Your parcel # waits for a fee of # crowns|A parcel could not be handed over because a small fee is open pay it"
                + " on the page below within two days or the parcel returns to its sender",
        "Invoice # overdue final reminder|Our accountants find your payment still missing please look at the attached"
                + " invoice and transfer the sum today to avoid further costs and a lawyer",
        "Exclusive pills discount # percent pharmacy|The cheapest pharmacy delivers discreetly to your door blue pills"
                + " slimming pills and many more without any prescription order now while stocks last"
    };

    final List<Arrival> notices = new ArrayList<>();
    final List<Arrival> sent = new ArrayList<>();
    /// What each notice is: `genuine`, `forged` or `stolen`.
    final Map<String, String> truth = new HashMap<>();
    /// When each campaign, the storm and each stolen account began, by its word or mailbox.
    final Map<String, Instant> begins = new HashMap<>();

    final Set<String> stolen = new HashSet<>();
    final String stormDomain;

    private final Random random = new Random(7);
    private final int mailboxes;

    /// @param scale 1 for 50,000 mailboxes
    SimulatedProvider(double scale) {
        mailboxes = (int) (50_000 * scale);
        stormDomain = "domain3.example";
        ordinary((int) (40_000 * scale));
        newsletters((int) Math.max(4, 20 * scale));
        for (String campaign : CAMPAIGNS) {
            campaign(campaign, (int) (3_000 * scale));
        }
        storm((int) Math.max(400, 1_500 * scale));
        for (int i = 0; i < 20; i++) {
            thief(i);
        }
        notices.sort(Comparator.comparingLong(Arrival::time));
        sent.sort(Comparator.comparingLong(Arrival::time));
    }

    int mailboxes() {
        return mailboxes;
    }

    private String mailbox(int number) {
        return "user" + number + "@domain" + number / PER_DOMAIN + ".example";
    }

    private String anybody() {
        return mailbox(random.nextInt(mailboxes));
    }

    private Instant anyTime() {
        return START.plusSeconds(random.nextInt((int) LENGTH.toSeconds()));
    }

    private void ordinary(int count) {
        for (int i = 0; i < count; i++) {
            Original original = original(anybody(), stranger(), words(4), anyTime(), words(20));
            if (random.nextInt(20) > 0) {
                keep(original, "192.0.2." + random.nextInt(200));
            }
            bounce(original, Client.OURS, "genuine", 5 + random.nextInt(600));
        }
    }

    /// Readers who were written to a week before, and of whom some are gone.
    private void newsletters(int count) {
        for (int i = 0; i < count; i++) {
            String owner = mailbox(random.nextInt(mailboxes));
            String subject = "Newsletter of the club " + words(3);
            Instant second = START.plus(Duration.ofDays(8 + random.nextInt(4)));
            for (int reader = 0; reader < 60; reader++) {
                String to = stranger();
                keep(original(owner, to, subject, second.minus(Duration.ofDays(7)), words(20)), "192.0.2.9");
                Original again = original(owner, to, subject, second.plusSeconds(reader), words(20));
                keep(again, "192.0.2.9");
                if (reader % 2 == 0) {
                    bounce(again, Client.OURS, "genuine", 60 + random.nextInt(3_000));
                }
            }
        }
    }

    private void campaign(String form, int count) {
        String subject = form.substring(0, form.indexOf('|'));
        String text = form.substring(form.indexOf('|') + 1);
        Instant begin = START.plus(Duration.ofDays(2 + random.nextInt(9)));
        begins.put(subject.substring(0, subject.indexOf(' ')), begin);
        for (int i = 0; i < count; i++) {
            Instant time = begin.plusSeconds((long) (-Math.log(1 - random.nextDouble()) * 36_000));
            Original original = original(anybody(), stranger(), numbered(subject), time, text + " " + words(2));
            bounce(original, random.nextInt(10) < 7 ? Client.STRANGER : Client.UNTOLD, "forged", 30);
        }
    }

    private void storm(int count) {
        Instant begin = START.plus(Duration.ofDays(9)).plus(Duration.ofHours(3));
        begins.put(stormDomain, begin);
        int first = 3 * PER_DOMAIN;
        for (int i = 0; i < count; i++) {
            Original original = original(
                    mailbox(first + random.nextInt(PER_DOMAIN)),
                    stranger(),
                    words(5),
                    begin.plusSeconds(random.nextInt(3 * 3_600)),
                    words(20));
            bounce(original, random.nextInt(10) < 7 ? Client.STRANGER : Client.UNTOLD, "forged", 20);
        }
    }

    private void thief(int number) {
        String owner = mailbox(random.nextInt(mailboxes));
        stolen.add(owner);
        Instant begin = START.plus(Duration.ofHours(24 + random.nextInt(250)));
        begins.merge(owner, begin, (one, other) -> one.isBefore(other) ? one : other);
        String subject = words(3);
        String text = words(25);
        for (int i = 0; i < 60 + random.nextInt(90); i++) {
            Instant time = begin.plusSeconds(random.nextInt(10 * 3_600));
            Original original = original(owner, stranger(), subject + " " + words(1), time, text + " " + words(3));
            if (number % 2 == 0) {
                keep(original, "203.0.113." + random.nextInt(200));
            }
            bounce(original, Client.OURS, "stolen", 5 + random.nextInt(600));
        }
    }

    private Original original(String owner, String to, String subject, Instant time, String text) {
        String id = "<" + Long.toHexString(random.nextLong()) + "@" + owner.substring(owner.indexOf('@') + 1) + ">";
        return new Original(owner, to, subject, id, time, text);
    }

    private void keep(Original original, String from) {
        sent.add(arrival("s" + sent.size(), original.owner(), original.time(), MadeMail.sent(original, from)));
    }

    private void bounce(Original original, Client client, String what, int seconds) {
        Instant time = original.time().plusSeconds(seconds);
        String reporter = "mx." + original.to().substring(original.to().indexOf('@') + 1);
        String id = "n" + notices.size();
        truth.put(id, what);
        notices.add(arrival(id, original.owner(), time, MadeMail.notice(original, reporter, client, time)));
    }

    private static Arrival arrival(String id, String mailbox, Instant time, byte[] message) {
        return new Arrival(id, mailbox, time.toEpochMilli(), message, List.of("provider.example"), List.of(), "");
    }

    private String stranger() {
        return word() + "." + word() + "@host" + random.nextInt(REPORTERS) + ".example";
    }

    private String numbered(String text) {
        return text.replace("#", Integer.toString(random.nextInt(100_000)));
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(word());
        }
        return words.toString();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
