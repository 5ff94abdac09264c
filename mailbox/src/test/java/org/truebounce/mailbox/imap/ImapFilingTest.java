package org.truebounce.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.mailbox.Limits;

class ImapFilingTest {
    private static final String BACKSCATTER = "TrueBounce.Backscatter";
    private static final String LABEL = "$TrueBounceFake";

    @TempDir
    Path state;

    private Dovecot dovecot;

    @BeforeEach
    void fill() throws Exception {
        dovecot = Dovecot.installed();
        new Store(dovecot.store()).fill(300, 60);
    }

    @AfterEach
    void end() throws Exception {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    private List<String> sources(String folder) {
        Delivered delivered = new Delivered();
        new ImapMailbox(dovecot.account(), Limits.standard(), delivered.news::add)
                .read(List.of(folder), ImapReading.of(Store.WORTH_READING), Resume.none(), delivered);
        return delivered.sources;
    }

    /// Every folder with its messages, their flags, dates and contents: all but their numbers.
    private List<String> listing() throws Exception {
        List<String> lines = new ArrayList<>();
        try (Line line = new Line(dovecot.account(), news -> {})) {
            for (ImapFolder folder : line.persist(ImapFolder::list)) {
                line.persist(wire -> {
                    Opened opened = Opened.toRead(wire, folder.name());
                    List<Long> uids = Arrays.stream(opened.above(0, "")).boxed().toList();
                    if (!uids.isEmpty()) {
                        opened.fetch(uids, "FLAGS BODY.PEEK[]", 64 << 20)
                                .values()
                                .forEach(message -> lines.add(folder.name() + " "
                                        + message.flags().stream()
                                                .filter(flag -> !flag.equals("\\Recent")) // true for one session
                                                .sorted()
                                                .toList()
                                        + " "
                                        + Arrays.hashCode(message.data().orElseThrow())));
                    }
                    return lines.add(folder.name() + " has " + uids.size());
                });
            }
        }
        return lines.stream().sorted().toList();
    }

    private FilingPlan plan() {
        List<String> notices = sources("INBOX");
        List<Filing> filings = new ArrayList<>();
        for (int at = 0; at < notices.size(); at++) {
            MailUrl url = MailUrl.of(notices.get(at)).orElseThrow();
            filings.add(
                    at % 3 == 0
                            ? Filing.of(url, "fake", Filing.Way.LABEL, LABEL)
                            : Filing.of(url, "backscatter", Filing.Way.MOVE, BACKSCATTER));
        }
        return FilingPlan.of(filings);
    }

    private ImapFiling filing() {
        return new ImapFiling(dovecot.account(), state, news -> {});
    }

    private void filesAndTakesBack() throws Exception {
        List<String> before = listing();
        FilingPlan plan = plan();
        assertThat(plan.lines())
                .containsExactly(
                        "label 20 messages in INBOX with " + LABEL, "move 40 messages from INBOX to " + BACKSCATTER);

        assertThat(filing().file(plan)).isEqualTo(60);
        assertThat(listing())
                .contains("INBOX has 260", BACKSCATTER + " has 40")
                .filteredOn(line -> line.contains(LABEL))
                .hasSize(20);

        assertThat(filing().undo()).isEmpty();
        assertThat(listing()).isEqualTo(before);
        assertThat(filing().undo()).isEmpty();
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void whatIsFiledCanBeTakenBack() throws Exception {
        dovecot.start();
        filesAndTakesBack();
    }

    @Test
    void aServerWithoutMoveCopies() throws Exception {
        dovecot.start("imap_capability = IMAP4rev1 SASL-IR AUTH=PLAIN UIDPLUS LITERAL+ SPECIAL-USE");
        filesAndTakesBack();
    }

    @Test
    void aServerThatCannotTellWhereMailWentMovesNone() throws Exception {
        dovecot.start("imap_capability = IMAP4rev1 SASL-IR AUTH=PLAIN MOVE");
        List<String> before = listing();
        FilingPlan plan = FilingPlan.of(List.of(Filing.of(
                MailUrl.of(sources("INBOX").getFirst()).orElseThrow(), "fake", Filing.Way.MOVE, BACKSCATTER)));
        assertThatThrownBy(() -> filing().file(plan)).hasMessageContaining("label them instead");
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void aConnectionThatBreaksLosesNothing() throws Exception {
        dovecot.start();
        List<String> before = listing();
        try (Proxy proxy = new Proxy(dovecot.plainPort, connection -> connection < 4 ? 1_500 : Long.MAX_VALUE)) {
            ImapFiling filing = new ImapFiling(dovecot.through(proxy.port()), state, news -> {});
            filing.file(plan());
            assertThat(listing()).contains("INBOX has 260", BACKSCATTER + " has 40");
            assertThat(filing.undo()).isEmpty();
        }
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void newNumbersStopAFiling() throws Exception {
        dovecot.start();
        MailUrl url = MailUrl.of(sources("INBOX").getFirst()).orElseThrow();
        MailUrl stale = new MailUrl(url.server(), url.folder(), url.uidValidity() + 1, url.uid());
        List<String> before = listing();
        assertThatThrownBy(
                        () -> filing().file(FilingPlan.of(List.of(Filing.of(stale, "fake", Filing.Way.LABEL, LABEL)))))
                .hasMessageContaining("numbered its messages anew");
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void aGenuineNoticeIsNeverMoved() throws Exception {
        MailUrl url = new MailUrl("imaps://robin@alder.example", "INBOX", 1, 1);
        assertThatThrownBy(() -> Filing.of(url, "genuine", Filing.Way.MOVE, BACKSCATTER))
                .isInstanceOf(ImapException.class);
        assertThat(Filing.of(url, "genuine", Filing.Way.LABEL, "$TrueBounceGenuine"))
                .isNotNull();
    }

    @Test
    void aNameThatIsACommandIsNone() {
        MailUrl url = new MailUrl("imaps://robin@alder.example", "INBOX", 1, 1);
        for (String keyword : List.of("\\Deleted", "a b", "a)\r\nA1 DELETE x", "")) {
            assertThatThrownBy(() -> Filing.of(url, "fake", Filing.Way.LABEL, keyword))
                    .isInstanceOf(ImapException.class);
        }
        assertThatThrownBy(() -> Filing.of(url, "fake", Filing.Way.MOVE, "a\r\nb"))
                .isInstanceOf(ImapException.class);
        assertThat(Optional.of(Wire.folder("a\r\nb \"c\" \\"))).hasValue("\"a&AA0ACg-b \\\"c\\\" \\\\\"");
    }
}
