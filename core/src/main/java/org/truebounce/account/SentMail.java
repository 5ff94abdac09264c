package org.truebounce.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is known of the mail that the owner sent: an index of the copies that were kept.
public final class SentMail {
    /// Nothing is known.
    public static final SentMail NONE = new SentMail(false);

    private final List<SentCopy> copies = new ArrayList<>();
    private final Map<String, SentCopy> byMessageId = new HashMap<>();
    private final Map<String, List<SentCopy>> byRecipient = new HashMap<>();
    private final Set<String> subjects = new HashSet<>();
    private final Set<String> messageIdHosts = new HashSet<>();
    private final Map<String, Integer> programs = new HashMap<>();
    private final Places places = new Places();
    private final boolean complete;
    private final Instant since;

    /// @param complete whether the owner vouches that everything sent is in it
    public SentMail(boolean complete) {
        this(complete, Instant.MIN);
    }

    /// @param complete whether the owner vouches that everything sent since then is in it
    /// @param since the moment before which copies were not kept, or are kept no more
    public SentMail(boolean complete, Instant since) {
        this.complete = complete;
        this.since = since;
    }

    /// What several places tell of the mail that was sent: a copy that two of them have counts once.
    ///
    /// @param complete whether the owner vouches that everything sent is in it
    public static SentMail of(Collection<SentCopy> copies, boolean complete) {
        SentMail mail = new SentMail(complete);
        Set<Object> known = new HashSet<>();
        for (SentCopy copy : copies) {
            Object identity = copy.messageId()
                    .<Object>map(id -> List.of(id, copy.recipients()))
                    .orElse(copy);
            if (known.add(identity)) {
                mail.add(copy);
            }
        }
        return mail;
    }

    /// Adds a kept copy.
    public void add(byte[] message) {
        add(SentCopy.of(message));
    }

    public void add(SentCopy copy) {
        copies.add(copy);
        copy.messageId().ifPresent(id -> {
            byMessageId.put(id, copy);
            messageIdHosts.add(host(id));
        });
        for (String recipient : copy.recipients()) {
            byRecipient.computeIfAbsent(recipient, unseen -> new ArrayList<>(1)).add(copy);
        }
        subjects.add(copy.subject());
        copy.program().ifPresent(program -> programs.merge(program, 1, Integer::sum));
        copy.submittedFrom().ifPresent(places::add);
    }

    private static String host(String messageId) {
        int at = messageId.lastIndexOf('@');
        return messageId.substring(at + 1).replace(">", "").strip().toLowerCase(Locale.ROOT);
    }

    /// All copies, in the order in which they were added.
    public List<SentCopy> copies() {
        return List.copyOf(copies);
    }

    public Optional<SentCopy> withMessageId(String messageId) {
        return Optional.ofNullable(byMessageId.get(messageId.strip()));
    }

    /// The copies that went to an address, in the order in which they were added.
    public List<SentCopy> to(String address) {
        return byRecipient.getOrDefault(address.toLowerCase(Locale.ROOT), List.of());
    }

    /// Whether the owner has written to an address.
    public boolean hasWrittenTo(String address) {
        return byRecipient.containsKey(address.toLowerCase(Locale.ROOT));
    }

    /// Whether the owner has written under a subject.
    public boolean hasSubject(String subject) {
        return subjects.contains(SentCopy.folded(subject));
    }

    /// Whether the owner's mail bears ids made by that host.
    public boolean hasIdHost(String messageId) {
        return messageIdHosts.contains(host(messageId));
    }

    /// The hosts that made the ids of the owner's mail, in lower case.
    public Set<String> messageIdHosts() {
        return Set.copyOf(messageIdHosts);
    }

    /// The subjects of the owner's mail.
    public Set<String> subjects() {
        Set<String> subjects = new HashSet<>();
        byMessageId.values().forEach(copy -> subjects.add(copy.subject()));
        return subjects;
    }

    public boolean hasProgram(String program) {
        return programs.containsKey(program);
    }

    /// The addresses that the owner has written to, in lower case.
    public Stream<String> correspondents() {
        return byRecipient.keySet().stream();
    }

    /// The places that copies were submitted from, where they tell.
    public Places places() {
        return places;
    }

    /// Whether a copy was submitted from where the owner's others were not: an intruder's webmail keeps copies
    /// too.
    public boolean isStrange(SentCopy copy) {
        return copy.submittedFrom()
                .filter(address -> places.isKnown() && !places.isUsual(address))
                .isPresent();
    }

    public boolean isComplete() {
        return complete;
    }

    /// Whether a copy of a message of that date would have been kept, as far as it tells one.
    public boolean reachesBackTo(Optional<Instant> date) {
        return date.filter(since::isAfter).isEmpty();
    }

    public boolean isEmpty() {
        return copies.isEmpty();
    }

    public int size() {
        return copies.size();
    }
}
