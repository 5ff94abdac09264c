package org.truebounce.mailbox.imap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.truebounce.mailbox.imap.Journal.Entry;
import org.truebounce.mailbox.imap.Journal.Entry.Act;

/// Files messages by a plan, and takes the last filing back.
///
/// Nothing is deleted but by moving. Whatever is done stands in a journal first; a server that cannot tell where
/// moved messages went (RFC 4315) is not asked to move any.
///
/// @param state the folder in which the journal is kept
public record ImapFiling(ImapAccount account, Path state, ImapNews news) {
    /// Does what the plan says.
    ///
    /// @return how many messages were filed; fewer than planned where some are gone or were filed already
    public int file(FilingPlan plan) {
        if (plan.isEmpty()) { // the journal of the run before is still of use
            return 0;
        }
        Journal journal = new Journal(state, account);
        journal.begin();
        int filed = 0;
        try (Line line = new Line(account, news)) {
            for (FilingPlan.Step step : plan.small()) {
                filed += line.persist(wire -> step(wire, step, journal));
                line.progressed();
            }
        }
        return filed;
    }

    private static int step(Wire wire, FilingPlan.Step step, Journal journal) throws Lost, Refused {
        if (step.way() == Filing.Way.MOVE) {
            Moving.require(wire);
            create(wire, step.to(), journal);
        }
        Opened opened = Opened.toChange(wire, step.folder());
        if (opened.uidValidity() != step.uidValidity()) {
            throw new ImapException(step.folder() + ": the server has numbered its messages anew since they were read;"
                    + " nothing in it was touched");
        }
        Map<Long, Fetched> there = opened.fetch(step.uids(), "FLAGS", 0);
        List<Long> uids = step.uids().stream()
                .flatMap(uid -> Optional.ofNullable(there.get(uid)).stream())
                .filter(message -> step.way() == Filing.Way.MOVE || !has(message, step.to()))
                .map(Fetched::uid)
                .toList();
        if (!uids.isEmpty()) {
            act(wire, step, uids, journal);
        }
        return uids.size();
    }

    private static boolean has(Fetched message, String keyword) {
        return message.flags().stream().anyMatch(keyword::equalsIgnoreCase);
    }

    private static void act(Wire wire, FilingPlan.Step step, List<Long> uids, Journal journal) throws Lost, Refused {
        switch (step.way()) {
            case LABEL -> {
                journal.add(Entry.begun(Act.LABELLING, step, uids));
                label(wire, uids, '+', step.to());
            }
            case MOVE -> {
                journal.add(Entry.begun(Act.MOVING, step, uids));
                Moving.Moved moved = Moving.move(wire, uids, step.to());
                journal.add(new Entry(
                        Act.MOVED,
                        step.folder(),
                        step.uidValidity(),
                        moved.from(),
                        step.to(),
                        moved.uidValidity(),
                        moved.to()));
            }
        }
    }

    private static void label(Wire wire, List<Long> uids, char sign, String keyword) throws Lost, Refused {
        wire.run("UID STORE " + UidSet.of(uids) + ' ' + sign + "FLAGS.SILENT (" + keyword + ')');
    }

    private static void create(Wire wire, String folder, Journal journal) throws Lost, Refused {
        if (ImapFolder.list(wire).stream().noneMatch(known -> known.name().equals(folder))) {
            journal.add(new Entry(Act.CREATED, folder, 0, List.of(), "", 0, List.of()));
            wire.run("CREATE " + Wire.folder(folder));
            wire.run("SUBSCRIBE " + Wire.folder(folder)); // many programs show no other folder. RFC 9051 §6.3.7
        }
    }

    /// How many messages the last filing has touched: those that [#undo] takes back.
    public int lastFiled() {
        return new Journal(state, account)
                .backwards().stream()
                        .filter(entry -> entry.act() == Act.MOVING || entry.act() == Act.LABELLING)
                        .mapToInt(entry -> entry.uids().size())
                        .sum();
    }

    /// Takes the last filing back: messages return to the folder that they came from, labels and new folders
    /// vanish.
    ///
    /// @return what could not be taken back, a line each
    public List<String> undo() {
        Journal journal = new Journal(state, account);
        List<String> left = new ArrayList<>();
        List<Entry> entries = journal.backwards();
        Set<String> moved = new HashSet<>(); // of which the journal tells where they went
        try (Line line = new Line(account, news)) {
            for (Entry entry : entries) {
                line.persist(wire -> undone(wire, entry, moved)).ifPresent(left::add);
                line.progressed();
            }
        }
        journal.begin();
        return left;
    }

    private static Optional<String> undone(Wire wire, Entry entry, Set<String> moved) throws Lost, Refused {
        return switch (entry.act()) {
            case LABELLING -> unlabelled(wire, entry);
            case MOVED -> {
                moved.addAll(entry.messages());
                yield movedBack(wire, entry);
            }
            case MOVING -> {
                long lost = entry.messages().stream()
                        .filter(one -> !moved.contains(one))
                        .count();
                yield lost == 0
                        ? Optional.empty()
                        : Optional.of("the connection broke while messages moved from " + entry.folder() + " to "
                                + entry.to() + "; " + lost + " of them may still be there");
            }
            case CREATED -> removed(wire, entry.folder());
        };
    }

    private static Optional<String> unlabelled(Wire wire, Entry entry) throws Lost, Refused {
        if (Opened.toChange(wire, entry.folder()).uidValidity() != entry.uidValidity()) {
            return Optional.of(entry.folder() + " has new numbers: its labels stay");
        }
        label(wire, entry.uids(), '-', entry.to());
        return Optional.empty();
    }

    private static Optional<String> movedBack(Wire wire, Entry entry) throws Lost, Refused {
        Opened opened = Opened.toChange(wire, entry.to());
        if (opened.uidValidity() != entry.toUidValidity()) {
            return Optional.of(entry.to() + " has new numbers: what was moved there stays");
        }
        Map<Long, Fetched> there = opened.fetch(entry.toUids(), "FLAGS", 0);
        // In the order in which they lay
        List<Long> order = IntStream.range(0, entry.toUids().size())
                .boxed()
                .sorted((one, other) ->
                        Long.compare(entry.uids().get(one), entry.uids().get(other)))
                .map(entry.toUids()::get)
                .filter(there::containsKey)
                .toList();
        if (!order.isEmpty()) {
            Moving.move(wire, order, entry.folder());
        }
        int gone = entry.toUids().size() - order.size();
        return gone == 0 ? Optional.empty() : Optional.of(gone + " messages are no longer in " + entry.to());
    }

    /// A folder that we made goes only when nothing is in it.
    private static Optional<String> removed(Wire wire, String folder) throws Lost, Refused {
        if (ImapFolder.list(wire).stream().noneMatch(known -> known.name().equals(folder))) {
            return Optional.empty();
        }
        if (Opened.toRead(wire, folder).above(0, "").length > 0) {
            return Optional.of(folder + " is kept: there is other mail in it");
        }
        wire.run("SELECT INBOX");
        wire.run("UNSUBSCRIBE " + Wire.folder(folder));
        wire.run("DELETE " + Wire.folder(folder));
        return Optional.empty();
    }
}
