package org.truebounce.james;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truebounce.TrueBounce;
import org.truebounce.account.Account;
import org.truebounce.auth.batv.AddressTag;
import org.truebounce.auth.dns.Resolver;
import org.truebounce.evidence.Triage;
import org.truebounce.mail.Received;

/// Judges mail that comes in, once for each mailbox that it goes to. Whatever fails in here, the mail passes.
final class Judge {
    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

    /// Not on the threads of the spool, which could not leave a judgement that takes too long.
    private static final ExecutorService JUDGING = Executors.newFixedThreadPool(
            2 * Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("truebounce-judge-", 0).daemon().factory());

    /// A notice goes to one; what goes to a multitude must not fill the spool with what is kept of it.
    private static final int MOST_MAILBOXES = 20;

    private final Settings settings;
    private final Resolver dns;

    Judge(Settings settings) {
        this.settings = settings;
        this.dns = resolver(settings);
    }

    /// A question may take a quarter of what a mail may: several are asked at most before the first answer is kept.
    private static Resolver resolver(Settings settings) {
        return Resolver.named(settings.dns(), settings.budget().dividedBy(4));
    }

    Settings settings() {
        return settings;
    }

    /// The recipients whose mailboxes are here, where the mail comes in; empty for mail that somebody sends who has
    /// logged in.
    List<MailAddress> mailboxes(Mail mail, MailetContext james) {
        boolean outgoing =
                mail.hasSender() && mail.getAttribute(Mail.SMTP_AUTH_USER).isPresent();
        return outgoing
                ? List.of()
                : mail.getRecipients().stream()
                        .filter(recipient -> isHere(recipient, james))
                        .toList();
    }

    private boolean isHere(MailAddress recipient, MailetContext james) {
        return settings.domains().isEmpty()
                ? james.isLocalServer(recipient.getDomain())
                : settings.domains().contains(recipient.getDomain().asString().toLowerCase(Locale.ROOT));
    }

    /// The recipients for whom something is found.
    List<MailAddress> matching(Mail mail, MailetContext james, Predicate<Judged> wanted) {
        return judged(mail, james).entrySet().stream()
                .filter(found -> wanted.test(found.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// What is found for each mailbox; nothing of mail that is clearly no notice.
    Map<MailAddress, Judged> judged(Mail mail, MailetContext james) {
        Map<MailAddress, Judged> found = new LinkedHashMap<>();
        try {
            List<MailAddress> mailboxes = mailboxes(mail, james);
            if (mailboxes.isEmpty()) {
                return found;
            }
            Arrived arrived = Arrived.header(mail, settings);
            if (!mail.hasSender() || Triage.isWorthReading(arrived.headers())) {
                arrived.withBody(settings.largest());
                Kept kept = Kept.of(mail, arrived.digest());
                long end = System.nanoTime() + settings.budget().toNanos();
                mailboxes.stream()
                        .limit(MOST_MAILBOXES)
                        .forEach(mailbox -> found.put(mailbox, judged(mail, arrived, kept, mailbox, end)));
            }
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError failed) {
            LOG.warn("mail {} passes without a verdict", mail.getName(), failed);
        }
        return found;
    }

    /// @param end until when, as [System#nanoTime] tells
    private Judged judged(Mail mail, Arrived arrived, Kept kept, MailAddress mailbox, long end) {
        String address = AddressTag.innermost(mailbox.asString()).original().toLowerCase(Locale.ROOT);
        return kept.about(address).orElseGet(() -> {
            Judged found = withinBudget(mail, arrived, mailbox, account(mail, arrived, address), end);
            kept.keep(address, found);
            return found;
        });
    }

    private Account account(Mail mail, Arrived arrived, String address) {
        List<String> own = new ArrayList<>(settings.me());
        own.add(address);
        List<String> inside = new ArrayList<>(settings.hosts());
        inside.add(settings.authservId());
        if (mail.getAttribute(Mail.SMTP_HELO).isPresent()) { // then James itself wrote the topmost trace line
            Received.top(arrived.headers()).map(Received::by).ifPresent(inside::add);
        }
        return Account.of(own, inside).withDns(dns);
    }

    private Judged withinBudget(Mail mail, Arrived arrived, MailAddress mailbox, Account account, long end) {
        Future<Judged> judging = JUDGING.submit(
                () -> Judged.of(TrueBounce.diagnose(arrived.in(mailbox), account), mail.getName(), arrived.isWhole()));
        try {
            long left = end - System.nanoTime();
            if (left <= 0) { // get would still give what is there already
                throw new TimeoutException();
            }
            return judging.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            judging.cancel(true);
            LOG.warn("mail {} passes without a verdict: more than {}", mail.getName(), settings.budget());
        } catch (InterruptedException stopped) {
            judging.cancel(true);
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            LOG.warn("mail {} passes without a verdict", mail.getName(), failed.getCause());
        }
        return Judged.NOTHING;
    }
}
