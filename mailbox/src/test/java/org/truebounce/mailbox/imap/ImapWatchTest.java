package org.truebounce.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;

class ImapWatchTest {
    private static void hearsOfNewMail(Duration poll, String... settings) throws Exception {
        try (Dovecot dovecot = Dovecot.installed()) {
            Store store = new Store(dovecot.store());
            store.fill(10, 2);
            dovecot.start(settings);
            LinkedBlockingQueue<MailItem> arrived = new LinkedBlockingQueue<>();
            CountDownLatch end = new CountDownLatch(1);
            ImapMailbox mailbox = new ImapMailbox(dovecot.account(), Limits.standard(), news -> {});
            Thread watch = Thread.ofVirtual()
                    .start(() -> new ImapWatch(mailbox, "INBOX", poll)
                            .watch(
                                    ImapReading.of(Store.WORTH_READING),
                                    Resume.none(),
                                    arrived::add,
                                    () -> end.getCount() > 0));
            assertThat(List.of(arrived.poll(20, TimeUnit.SECONDS), arrived.poll(20, TimeUnit.SECONDS)))
                    .hasSize(2);
            for (int number = 0; number < 3; number++) {
                store.add("Return-Path: <>\nSubject: News " + number + "\n\nHello\n");
                MailItem news = arrived.poll(20, TimeUnit.SECONDS);
                assertThat(news).isNotNull();
                assertThat(Delivered.text(news)).contains("Subject: News " + number);
            }
            assertThat(arrived).isEmpty();
            end.countDown();
            store.add("Subject: wake up\n\n");
            assertThat(watch.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void theServerSaysSo() throws Exception {
        hearsOfNewMail(Duration.ofMinutes(10), "mailbox_idle_check_interval = 1 s");
    }

    @Test
    void aServerThatCannotSaySoIsAsked() throws Exception {
        hearsOfNewMail(
                Duration.ofMillis(300), "imap_capability = IMAP4rev1 SASL-IR AUTH=PLAIN UIDPLUS LITERAL+ SPECIAL-USE");
    }

    @Test
    void aWaitIsRenewed() throws Exception {
        hearsOfNewMail(Duration.ofMillis(400));
    }
}
