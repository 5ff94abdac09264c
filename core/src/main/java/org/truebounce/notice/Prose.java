package org.truebounce.notice;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A notice's own text, of whatever mail system: the recipients that it names and what it says of each.
///
/// It is read by structure alone. An address is a failed recipient by where it stands: behind words that
/// announce one, at the head of a line, in an SMTP reply, among those that the returned message was addressed
/// to. What is said of it stands on its line and below.
final class Prose {
    private static final int SURE = 3;
    private static final int LONGEST_LEAD = 200;
    private static final int LONGEST_HEADING = 500;
    private static final Set<String> HELPERS = Set.of(
            "postmaster",
            "mailer-daemon",
            "abuse",
            "support",
            "help",
            "helpdesk",
            "admin",
            "administrator",
            "webmaster",
            "info",
            "hostmaster",
            "root",
            "security",
            "unblock",
            "delist",
            "removal");

    private final String text;
    private final Set<String> senders;
    private final Set<String> addressed;
    private @Nullable List<Mention> mentions;
    private @Nullable List<Reply> replies;
    private @Nullable List<Mention> recipients;
    private @Nullable Map<String, Reply> repliesByKey;
    private @Nullable Map<String, Mention> firstByKey;
    private @Nullable List<String> statuses;
    private final Map<String, Optional<String>> diagnosticByKey = new HashMap<>();

    /// @param text the notice's own text, without the returned message
    /// @param senders addresses of the one whom the notice went to: rarely a failed recipient
    /// @param addressed addresses that the returned message was sent to: likely failed recipients
    Prose(String text, Collection<String> senders, Collection<String> addressed) {
        this.text = text;
        this.senders = keys(senders);
        this.addressed = keys(addressed);
    }

    private List<Mention> mentions() {
        if (mentions == null) {
            mentions = Mention.all(text);
        }
        return mentions;
    }

    private List<Reply> replies() {
        if (replies == null) {
            replies = Reply.all(text);
        }
        return replies;
    }

    private static Set<String> keys(Collection<String> addresses) {
        Set<String> keys = new HashSet<>();
        addresses.forEach(address -> keys.add(Mention.key(address)));
        return keys;
    }

    /// The failed recipients, in the order in which the text names them, each at its most telling place.
    List<Mention> recipients() {
        if (recipients == null) {
            recipients = findRecipients();
        }
        return recipients;
    }

    private List<Mention> findRecipients() {
        Map<String, Integer> scores = new HashMap<>();
        Map<String, Mention> best = best(scores);
        int most = scores.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (most < 1) {
            return onlyStranger(best.values());
        }
        int least = Math.min(SURE, most);
        Set<String> shapes = new HashSet<>();
        best.forEach((key, mention) -> {
            if (scores.getOrDefault(key, 0) >= least) {
                shape(mention).ifPresent(shapes::add);
            }
        });
        return best.entrySet().stream()
                .filter(entry -> scores.getOrDefault(entry.getKey(), 0) >= least
                        || (scores.getOrDefault(entry.getKey(), 0) >= least - 1
                                && shape(entry.getValue())
                                        .filter(shapes::contains)
                                        .isPresent()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Each address at the place where it scores most; the scores by address.
    private Map<String, Mention> best(Map<String, Integer> scores) {
        Map<String, Mention> best = new LinkedHashMap<>();
        int previous = 0;
        for (int i = 0; i < mentions().size(); i++) {
            Mention mention = mentions().get(i);
            int score = goesOnWith(i) ? previous : score(mention, i);
            String key = mention.key();
            if (score > scores.getOrDefault(key, Integer.MIN_VALUE)) {
                scores.put(key, score);
                best.put(key, mention);
            }
            previous = score;
        }
        return best;
    }

    /// Where no place tells, the only address that is neither the sender's nor a helper's.
    private List<Mention> onlyStranger(Collection<Mention> candidates) {
        List<Mention> strangers = candidates.stream()
                .filter(mention -> !senders.contains(mention.key()))
                .filter(mention -> !isHelper(mention.key()))
                .filter(mention -> AddressRole.announcedBy(text, lineOf(mention), mention.start()) != AddressRole.OTHER)
                .toList();
        if (!strangers.isEmpty()) {
            return strangers.size() == 1 ? strangers : List.of();
        }
        // Mail to oneself: the sender's address at the head of a line, with something said of it.
        return candidates.stream()
                .filter(mention -> shape(mention).isPresent() && text.startsWith(":", skipClosing(mention.end())))
                .limit(1)
                .toList();
    }

    /// What stands before an address at the head of its line: the rows of one list look alike.
    private Optional<String> shape(Mention mention) {
        int line = lineOf(mention);
        boolean bare = mention.start() - line <= LONGEST_LEAD && isBare(line, mention.start());
        return bare ? Optional.of(text.substring(line, mention.start())) : Optional.empty();
    }

    private int lineOf(Mention mention) {
        return text.lastIndexOf('\n', mention.start()) + 1;
    }

    /// Whether only a separator parts this address from the one before: `a@x, b@x and c@x`.
    private boolean goesOnWith(int index) {
        if (index == 0) {
            return false;
        }
        int from = mentions().get(index - 1).end();
        int to = mentions().get(index).start();
        if (to - from > 12 || from >= to) {
            return false;
        }
        String between = text.substring(from, to);
        return between.indexOf('\n') < 0
                && between.chars().noneMatch(Character::isLetterOrDigit)
                && between.indexOf(',') + between.indexOf(';') > -2;
    }

    private int score(Mention mention, int index) {
        int line = lineOf(mention);
        int from = index > 0 ? Math.max(line, mentions().get(index - 1).end()) : line;
        AddressRole role = AddressRole.announcedBy(text, from, mention.start());
        boolean leads = isBare(line, mention.start());
        if (leads && role == AddressRole.UNSAID) {
            role = announcedAbove(line);
        }
        int score = switch (role) {
            case RECIPIENT -> 5;
            case PERHAPS_RECIPIENT -> from == line ? 2 : 1;
            case OTHER -> -8;
            case UNSAID -> leads ? leading(mention, line) : 0;
        };
        if ((role == AddressRole.RECIPIENT && isAcceptedBelow(mention)) || isAcceptedBeside(mention)) {
            return -8;
        }
        String key = mention.key();
        score += inReply(mention) && role != AddressRole.OTHER ? 2 : 0;
        score += addressed.contains(key) ? 3 : 0;
        score -= senders.contains(key) ? 3 : 0;
        score -= isHelper(key) && !addressed.contains(key) ? 3 : 0;
        return score;
    }

    /// In a transcript the server's answer stands on the line below: an address that it took did not fail.
    private boolean isAcceptedBelow(Mention mention) {
        int at = Math.min(text.length(), lineEnd(mention) + 1);
        for (int skipped = 0; skipped < 8 && at < text.length() && !Character.isDigit(text.charAt(at)); skipped++) {
            at++;
        }
        return text.startsWith("250", at);
    }

    /// In a table of all recipients the answer stands behind each: `ann@birch.example | 250 OK`.
    private boolean isAcceptedBeside(Mention mention) {
        int end = lineEnd(mention);
        return text.indexOf(" 250 ", mention.end(), end) >= 0
                && replies().stream().noneMatch(reply -> reply.start() >= mention.end() && reply.start() < end);
    }

    private int lineEnd(Mention mention) {
        int end = text.indexOf('\n', mention.end());
        return end < 0 ? text.length() : end;
    }

    /// What the end of the line just above says of the address that begins a line: a sentence may run over.
    private AddressRole announcedAbove(int line) {
        int above = text.lastIndexOf('\n', line - 2) + 1;
        boolean runsOn = line > 1 && text.charAt(line - 2) != ':' && text.charAt(line - 2) != '\n';
        return runsOn ? AddressRole.announcedBy(text, above, line - 1) : AddressRole.UNSAID;
    }

    /// An address at the head of a line: more telling behind a heading, or with something said of it.
    private int leading(Mention mention, int line) {
        int score = 2;
        score += mention.end() < text.length() && text.startsWith(":", skipClosing(mention.end())) ? 1 : 0;
        int previousEnd = line - 1;
        while (previousEnd > 0 && text.charAt(previousEnd - 1) <= ' ') {
            previousEnd--;
        }
        int previous = text.lastIndexOf('\n', previousEnd - 1) + 1;
        if (previousEnd > previous) {
            String heading = text.substring(Math.max(previous, previousEnd - LONGEST_HEADING), previousEnd);
            score += heading.endsWith(":") || AddressRole.isHeading(heading) || heading.indexOf('@') >= 0 ? 1 : 0;
        }
        return score;
    }

    private int skipClosing(int at) {
        int after = at;
        while (after < text.length()
                && (text.charAt(after) == '>'
                        || text.charAt(after) == ' '
                        || text.charAt(after) == '"'
                        || text.charAt(after) == '\'')) {
            after++;
        }
        return after;
    }

    private boolean isBare(int line, int to) {
        for (int i = line; i < to; i++) {
            if (Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean inReply(Mention mention) {
        for (Reply reply : replies()) {
            if (reply.start() < mention.start() && mention.end() <= reply.end()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHelper(String key) {
        String local = key.substring(0, Math.max(0, key.lastIndexOf('@')));
        return HELPERS.contains(local) || local.endsWith("-owner") || local.endsWith("-request"); // RFC 2142 §6
    }

    /// What the text says of each of these recipients, by the recipient's key: a reply where there is one, else
    /// the words beside it. Of several in a row without a word between them, what is said of the last is said
    /// of all.
    Map<String, String> diagnostics(List<Mention> recipients) {
        Map<String, String> diagnostics = new HashMap<>();
        Optional<String> below = Optional.empty();
        for (int i = recipients.size() - 1; i >= 0; i--) {
            Mention recipient = recipients.get(i);
            int next = i + 1 < recipients.size() ? recipients.get(i + 1).start() : text.length();
            int blockEnd = Math.max(recipient.end(), next);
            boolean alone = text.substring(recipient.end(), blockEnd).chars().noneMatch(Character::isLetterOrDigit);
            Optional<String> said = alone && below.isPresent()
                    ? replyNaming(recipient.key())
                    : diagnostic(recipient, blockEnd, recipients.size() == 1);
            below = said.isPresent() || !alone ? said : below;
            below.ifPresent(words -> diagnostics.put(recipient.key(), words));
        }
        return diagnostics;
    }

    /// What the text says of a recipient that it need not name.
    Optional<String> diagnostic(String address, boolean only) {
        Mention mention = firstByKey().get(Mention.key(address));
        if (mention != null) { // `only` is the same for all recipients of one notice
            return diagnosticByKey.computeIfAbsent(
                    mention.key(), key -> diagnostic(mention, only ? text.length() : blockEnd(mention), only));
        }
        return only ? replyIn(0, text.length()) : Optional.empty();
    }

    /// The paragraph that names a recipient first, as one line.
    Optional<String> paragraph(String address) {
        Mention mention = firstByKey().get(Mention.key(address));
        if (mention == null) {
            return Optional.empty();
        }
        int start = Math.max(0, text.lastIndexOf("\n\n", mention.start()));
        int end = text.indexOf("\n\n", mention.end());
        return Optional.of(oneLine(text.substring(start, Math.min(end < 0 ? text.length() : end, start + 2_000))));
    }

    /// Where another address begins, and with it what is said of that one.
    private int blockEnd(Mention mention) {
        for (Mention other : mentions()) {
            if (other.start() >= mention.end() && !other.key().equals(mention.key())) {
                return other.start();
            }
        }
        return text.length();
    }

    private Map<String, Mention> firstByKey() {
        if (firstByKey == null) {
            firstByKey = new HashMap<>();
            for (Mention mention : mentions()) {
                firstByKey.putIfAbsent(mention.key(), mention);
            }
        }
        return firstByKey;
    }

    private Optional<String> diagnostic(Mention recipient, int blockEnd, boolean only) {
        return replyNaming(recipient.key())
                .or(() -> replyIn(recipient.end(), blockEnd))
                .or(() -> only ? replyIn(0, text.length()) : Optional.empty())
                .or(() -> lineWithStatus(recipient.end(), blockEnd))
                .or(() -> beside(recipient, blockEnd));
    }

    private Optional<String> replyNaming(String key) {
        return Optional.ofNullable(repliesByKey().get(key)).map(this::said);
    }

    /// The reply that names each address: a refusal where there is one, since a dialogue may come first.
    private Map<String, Reply> repliesByKey() {
        if (repliesByKey == null) {
            repliesByKey = new HashMap<>();
            int next = 0;
            for (Reply reply : replies()) {
                while (next < mentions().size() && mentions().get(next).start() < reply.start()) {
                    next++;
                }
                for (int i = next; i < mentions().size() && mentions().get(i).end() <= reply.end(); i++) {
                    repliesByKey.merge(
                            mentions().get(i).key(),
                            reply,
                            (before, later) -> !before.isFailure() && later.isFailure() ? later : before);
                }
            }
        }
        return repliesByKey;
    }

    /// The host that the words before a recipient's reply name as the one that gave it.
    Optional<String> remoteHost(String address) {
        String key = Mention.key(address);
        Reply naming = repliesByKey().get(key);
        Mention mention = firstByKey().get(key);
        for (Reply reply : replies()) {
            boolean its =
                    reply.equals(naming) || (naming == null && mention != null && reply.start() > mention.start());
            if (its) {
                return RemoteHost.before(text, reply.start());
            }
        }
        return Optional.empty();
    }

    private Optional<String> replyIn(int from, int to) {
        Optional<Reply> found = Optional.empty();
        for (Reply reply : replies()) {
            if (reply.start() >= from && reply.start() < to && (found.isEmpty() || isBetter(reply, found.get()))) {
                found = Optional.of(reply);
            }
        }
        return found.map(this::said);
    }

    private boolean isBetter(Reply reply, Reply than) {
        return rank(reply) > rank(than);
    }

    private int rank(Reply reply) {
        return (reply.isFailure() ? 2 : 0) + (EnhancedStatus.in(said(reply)).isPresent() ? 1 : 0);
    }

    private String said(Reply reply) {
        return oneLine(text.substring(reply.start(), reply.end()));
    }

    /// Some systems give an enhanced status code without the reply's own.
    private Optional<String> lineWithStatus(int from, int to) {
        for (int at = from; at + 4 < to; at++) {
            if (EnhancedStatus.end(text, at) > 0) {
                int paragraph = text.indexOf("\n\n", at);
                int end = paragraph < 0 ? to : Math.min(paragraph, to);
                return Optional.of(oneLine(text.substring(text.lastIndexOf('\n', at) + 1, Math.min(end, at + 1_000))));
            }
        }
        return Optional.empty();
    }

    /// The rest of the recipient's paragraph, or the paragraph below where the address stands alone.
    private Optional<String> beside(Mention recipient, int blockEnd) {
        int at = recipient.end();
        while (at < blockEnd && (text.charAt(at) <= ' ' || "<>:;,.()[]\"'-*".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        int end = text.indexOf("\n\n", at);
        end = end < 0 || end > blockEnd ? blockEnd : end;
        return at < end
                ? Optional.of(oneLine(text.substring(at, Math.min(end, at + 1_000))))
                        .filter(said -> !said.isEmpty())
                : Optional.empty();
    }

    /// A text with its line ends and indentation as single blanks.
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ') {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().stripTrailing();
    }

    Set<String> senders() {
        return senders;
    }

    /// Whether it quotes an SMTP reply.
    boolean hasReply() {
        return !replies().isEmpty();
    }

    /// The codes that the replies give, in their order.
    List<String> statuses() {
        if (statuses == null) {
            statuses = replies().stream()
                    .flatMap(reply -> EnhancedStatus.in(said(reply)).stream())
                    .toList();
        }
        return statuses;
    }

    /// The most that the text says of the failure, for a notice that ties nothing to a recipient.
    Optional<String> anything() {
        return replyIn(0, text.length());
    }
}
