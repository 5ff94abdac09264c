package org.truebounce.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.truebounce.account.Account;
import org.truebounce.account.SentMail;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.Mailbox;
import org.truebounce.survey.Survey;
import tools.jackson.databind.JsonNode;

/// The owner of one labelled mailbox: his notices, the truth of each, and what can be told of him.
///
/// @param name the owner's folder, whose name below `.example` is his domain
/// @param notices the mailbox's labelled messages with their labels
record LabelledOwner(String name, Path folder, List<Notice> notices) {
    /// A labelled message.
    static final class Notice {
        private final byte[] message;
        private final JsonNode truth;

        private Notice(byte[] message, JsonNode truth) {
            this.message = message;
            this.truth = truth;
        }

        byte[] message() {
            return message;
        }

        JsonNode truth() {
            return truth;
        }
    }

    /// What is told of the owner.
    ///
    /// @param whole whether the mailbox is judged as a whole
    record Given(String name, boolean sent, boolean dns, boolean trust, boolean me, boolean whole) {
        static final Given EVERYTHING = new Given("everything given", true, true, true, true, false);
    }

    /// The owners of labelled mailboxes.
    static List<LabelledOwner> all(Path lab) {
        Map<String, List<Notice>> byOwner = LabelledMail.lines(lab).stream()
                .collect(Collectors.groupingBy(
                        truth -> file(truth).substring(0, file(truth).indexOf('/')),
                        TreeMap::new,
                        Collectors.mapping(truth -> notice(lab, truth), Collectors.toList())));
        return byOwner.entrySet().stream()
                .map(owner -> new LabelledOwner(owner.getKey(), lab.resolve(owner.getKey()), owner.getValue()))
                .toList();
    }

    private static String file(JsonNode truth) {
        return truth.path("file").asString();
    }

    private static Notice notice(Path lab, JsonNode truth) {
        try {
            return new Notice(Files.readAllBytes(lab.resolve(file(truth))), truth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The account of the owner, with what is given of it.
    Account account(Given given, Resolver zone) {
        SentMail sent = new SentMail(false);
        if (given.sent()) {
            Mailbox.read(folder.resolve("sent.mbox"), Limits.standard(), item -> sent.add(item.message()));
        }
        Account account = Account.of(
                        given.me() ? List.of("user@" + name + ".example") : List.of(),
                        given.trust() ? List.of(name + ".example") : List.of())
                .withSent(sent)
                .withDns(given.dns() ? zone : Resolver.off());
        if (!given.whole()) {
            return account;
        }
        Survey survey = new Survey(account);
        notices.forEach(notice -> survey.add(notice.message()));
        return survey.account();
    }
}
