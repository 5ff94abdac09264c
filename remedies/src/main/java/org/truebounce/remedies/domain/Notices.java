package org.truebounce.remedies.domain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.truebounce.Diagnosis;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.auth.dns.IpAddress;
import org.truebounce.evidence.Route;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.MailSink;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.mailbox.Unreadable;
import org.truebounce.remedies.aggregate.Sender;
import org.truebounce.remedies.aggregate.Senders;
import org.truebounce.verdict.Verdict;

/// What notices about forged mail tell of those who forged it.
///
/// @param messages how many messages were read
/// @param backscatter how many of them are notices about mail that somebody else sent in the owner's name
/// @param clients the addresses from which that mail came, most notices first
public record Notices(int messages, int backscatter, List<Client> clients) {
    private static final int MOST_CLIENTS = 10_000;

    public Notices {
        clients = List.copyOf(clients);
    }

    /// An address that handed forged mail over.
    ///
    /// @param address as RFC 5952 writes it
    /// @param notices how many notices are about mail of it
    /// @param reported how many messages of it the aggregate reports count that failed; 0 where they know
    ///     nothing of it
    public record Client(String address, int notices, long reported) {}

    /// Reads mailboxes and judges what is in them.
    ///
    /// @param senders what the aggregate reports tell, if there are any
    public static Notices read(
            List<Path> paths, Account account, Optional<Senders> senders, Consumer<String> unreadable) {
        Counting counting = new Counting(account, unreadable);
        paths.forEach(path -> Mailbox.read(path, Limits.standard(), counting));
        Map<String, Long> failed = senders.stream()
                .flatMap(all -> all.senders().stream())
                .collect(Collectors.toMap(Sender::address, Sender::failed));
        List<Client> clients = new ArrayList<>();
        counting.clients.forEach(
                (address, notices) -> clients.add(new Client(address, notices, failed.getOrDefault(address, 0L))));
        clients.sort(Comparator.comparingInt(Client::notices).reversed().thenComparing(Client::address));
        return new Notices(counting.messages, counting.backscatter, clients);
    }

    /// The clients that the reports know as sources of failing mail.
    public List<Client> matches() {
        return clients.stream().filter(client -> client.reported() > 0).toList();
    }

    private static final class Counting implements MailSink {
        private final Account account;
        private final Consumer<String> problems;
        private final Map<String, Integer> clients = new HashMap<>();
        private int messages;
        private int backscatter;

        Counting(Account account, Consumer<String> problems) {
            this.account = account;
            this.problems = problems;
        }

        @Override
        public void mail(MailItem item) {
            messages++;
            Diagnosis diagnosis = TrueBounce.diagnose(item.message(), account);
            if (diagnosis.judgement().verdict() != Verdict.BACKSCATTER) {
                return;
            }
            backscatter++;
            Route.of(diagnosis.notice(), account)
                    .client()
                    .flatMap(IpAddress::parse)
                    .map(Object::toString)
                    .filter(address -> clients.containsKey(address) || clients.size() < MOST_CLIENTS)
                    .ifPresent(address -> clients.merge(address, 1, Integer::sum));
        }

        @Override
        public void unreadable(Unreadable problem) {
            problems.accept(problem.line());
        }
    }
}
