package org.truebounce.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.truebounce.Diagnosis;
import org.truebounce.account.SentCopy;
import org.truebounce.ledger.Ledger;
import org.truebounce.ledger.Location;
import org.truebounce.ledger.SweepMemory;
import org.truebounce.sweep.Swept;

/// The ledger during a sweep: what it knows already, and what is put into it; there may be none.
final class SweepRemembered implements AutoCloseable {
    private final Optional<Ledger> ledger;
    private final Optional<SweepMemory> memory;
    private final List<Path> files;
    private final Optional<String> server;
    private final Terminal terminal;
    private int known;
    private int told;

    private SweepRemembered(
            Optional<Ledger> ledger, boolean remember, List<Path> files, Optional<String> server, Terminal terminal) {
        this.ledger = ledger;
        this.files = files;
        this.server = server;
        this.terminal = terminal;
        String name = Stream.concat(files.stream().map(Path::toString), server.stream())
                .collect(Collectors.joining(", "));
        this.memory = ledger.filter(opened -> remember).map(opened -> new SweepMemory(opened, name, this::mailbox));
    }

    static SweepRemembered nowhere(Terminal terminal) {
        return new SweepRemembered(Optional.empty(), false, List.of(), Optional.empty(), terminal);
    }

    /// @param server the first part of the source of each message on a server
    static SweepRemembered in(
            Location place, boolean remember, List<Path> files, Optional<String> server, Terminal terminal) {
        return new SweepRemembered(Optional.of(Ledger.open(place)), remember, files, server, terminal);
    }

    /// The mailbox that a message lies in: a file's name may change with its flags and a message may be moved, the
    /// mailbox stays.
    private String mailbox(String source) {
        return files.stream()
                .filter(path -> source.startsWith(path.toString()))
                .map(path -> path.toAbsolutePath().normalize().toString())
                .findFirst()
                .or(() -> server.filter(source::startsWith))
                .orElse(source);
    }

    /// Takes what was sent, where it is to be remembered.
    void sent(List<SentCopy> copies) {
        if (memory.isPresent() && ledger.isPresent() && !copies.isEmpty()) {
            int fresh = SweepMemory.remember(ledger.get(), copies);
            if (fresh > 0) {
                say("remembered " + fresh + " new sent messages");
            }
        }
    }

    /// Whether an earlier run has judged a message.
    boolean hasSeen(String source, byte[] message) {
        boolean seen = ledger.filter(opened -> SweepMemory.hasSeen(opened, this::mailbox, source, message))
                .isPresent();
        known += seen ? 1 : 0;
        return seen;
    }

    void add(String source, byte[] message, Diagnosis diagnosis) {
        memory.ifPresent(open -> open.add(source, message, diagnosis));
    }

    /// Has on the disk what was added, and says how much of it was new.
    void finish(Swept swept) {
        memory.ifPresent(open -> {
            open.finish(swept);
            say("remembered " + (open.fresh() - told) + " new notices");
            told = open.fresh();
        });
        if (ledger.isPresent() && known > 0) {
            say(known + " notices were there already");
        }
    }

    /// Has on the disk what was added since.
    void flush() {
        memory.ifPresent(SweepMemory::flush);
    }

    private void say(String what) {
        ledger.ifPresent(opened -> terminal.err()
                .println("truebounce: " + what + " in " + opened.location().name()));
    }

    @Override
    public void close() {
        ledger.ifPresent(Ledger::close);
    }
}
