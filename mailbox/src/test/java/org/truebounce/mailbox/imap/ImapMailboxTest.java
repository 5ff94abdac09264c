package org.truebounce.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.MailItem;
import org.truebounce.mailbox.Mailbox;

/// A mailbox of 2,000 messages on a real server; as many as `TRUEBOUNCE_IMAP_MESSAGES` says where it is set, with
/// figures of time, bytes and memory.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImapMailboxTest {
    private static final int MESSAGES =
            Integer.parseInt(System.getenv().getOrDefault("TRUEBOUNCE_IMAP_MESSAGES", "2000"));
    private static final int NOTICES = MESSAGES * 15 / 100;

    /// The fields that [Store#WORTH_READING] looks at.
    private static final List<String> FIELDS =
            List.of("Return-Path", "From", "Subject", "Content-Type", "Auto-Submitted", "X-Failed-Recipients");

    private Dovecot dovecot;
    private long bytes;

    @BeforeAll
    void fill() throws Exception {
        dovecot = Dovecot.installed();
        bytes = new Store(dovecot.store()).fill(MESSAGES, NOTICES);
        dovecot.start();
        read(dovecot.account(), ImapReading.of(header -> false), Resume.none()); // Dovecot makes its index
    }

    @AfterAll
    void end() throws Exception {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    private static Delivered read(ImapAccount account, ImapReading wish, Resume resume) {
        Delivered delivered = new Delivered();
        mailbox(account, delivered).read(List.of("INBOX"), wish, resume, delivered);
        return delivered;
    }

    private static ImapMailbox mailbox(ImapAccount account, Delivered delivered) {
        return new ImapMailbox(account, Limits.standard(), delivered.news::add);
    }

    private List<String> onDisk() {
        List<String> texts = new ArrayList<>();
        Mailbox.read(dovecot.store(), Limits.standard(), item -> {
            if (Store.WORTH_READING.test(item.message())) {
                texts.add(Delivered.text(item));
            }
        });
        return texts;
    }

    @Test
    void findsEveryNoticeThatLiesThere() throws Exception {
        ImapReading whole = ImapReading.of(Store.WORTH_READING);
        for (Map.Entry<String, ImapReading> way : Map.of(
                        "all headers", whole,
                        "six fields", whole.looking(FIELDS),
                        "fast", whole.fast(),
                        "fast, six fields", whole.looking(FIELDS).fast())
                .entrySet()) {
            try (Proxy proxy = new Proxy(dovecot.plainPort, connection -> Long.MAX_VALUE);
                    Peak peak = new Peak()) {
                long start = System.nanoTime();
                Delivered delivered = read(dovecot.through(proxy.port()), way.getValue(), Resume.none());
                if (System.getenv("TRUEBOUNCE_IMAP_MESSAGES") != null) {
                    System.out.printf(
                            "IMAP, %d messages of %d MiB, %s: %d notices in %.1f s, %.1f %% of the bytes, heap %d MiB%n",
                            MESSAGES,
                            bytes >> 20,
                            way.getKey(),
                            delivered.texts.size(),
                            (System.nanoTime() - start) / 1e9,
                            100.0 * proxy.bytes.get() / bytes,
                            peak.mebibytes());
                }
                if (way.getValue().narrowing() == ImapReading.Narrowing.ALL) {
                    assertThat(delivered.texts).hasSize(NOTICES).containsExactlyInAnyOrderElementsOf(onDisk());
                } else { // blind for what its words do not know
                    assertThat(delivered.texts.size()).isGreaterThan(NOTICES * 9 / 10);
                    assertThat(onDisk()).containsAll(delivered.texts);
                }
                assertThat(delivered.sources).doesNotHaveDuplicates();
                assertThat(delivered.problems).isEmpty();
                assertThat(proxy.connections).hasValue(1);
            }
        }
    }

    @Test
    void goesOnWhereTheConnectionBroke() throws Exception {
        Random random = new Random(7);
        try (Proxy proxy = new Proxy(
                dovecot.plainPort,
                connection -> connection <= 10 ? 2_000 + random.nextInt(MESSAGES * 100) : Long.MAX_VALUE)) {
            Delivered delivered =
                    read(dovecot.through(proxy.port()), ImapReading.of(Store.WORTH_READING), Resume.none());
            assertThat(delivered.texts).containsExactlyInAnyOrderElementsOf(onDisk());
            assertThat(delivered.sources).doesNotHaveDuplicates();
            assertThat(proxy.connections).hasValue(11);
            assertThat(delivered.news).hasSize(10);
        }
    }

    @Test
    void marksNothingAsSeen() throws Exception {
        Map<String, String> before = flags();
        assertThat(read(dovecot.account(), ImapReading.everything(ImapReading.Part.WHOLE), Resume.none()).texts)
                .hasSize(MESSAGES);
        assertThat(flags()).isEqualTo(before).hasSize(MESSAGES);
    }

    private Map<String, String> flags() throws Exception {
        Map<String, String> flags = new HashMap<>();
        try (Stream<Path> files = Files.list(dovecot.store().resolve("cur"))) {
            files.map(file -> file.getFileName().toString().split(":2,", 2))
                    .forEach(name -> flags.put(name[0], name[1]));
        }
        return flags;
    }

    @Test
    void takesOnlyWhatIsNew(@TempDir Path state) {
        ImapReading wish = ImapReading.of(Store.WORTH_READING);
        assertThat(read(dovecot.account(), wish.fast(), resume(state, wish.fast(), false)).texts)
                .isNotEmpty();
        assertThat(read(dovecot.account(), wish, resume(state, wish, false)).texts)
                .hasSize(NOTICES);
        assertThat(read(dovecot.account(), wish, resume(state, wish, false)).texts)
                .isEmpty();
        assertThat(read(dovecot.account(), wish, resume(state, wish, true)).texts)
                .hasSize(NOTICES);
    }

    private Resume resume(Path state, ImapReading wish, boolean fresh) {
        return ImapResume.open(state, dovecot.account(), wish.narrowing(), fresh);
    }

    @Test
    void readsAFolderAnewWhoseMessagesHaveNewNumbers() {
        List<FolderMark> marks = new ArrayList<>();
        Resume stale = new Resume() {
            @Override
            public Optional<FolderMark> mark(String folder) {
                return Optional.of(new FolderMark(folder, 1, 1_000_000));
            }

            @Override
            public void reached(FolderMark mark) {
                marks.add(mark);
            }
        };
        Delivered delivered = read(dovecot.account(), ImapReading.of(Store.WORTH_READING), stale);
        assertThat(delivered.texts).hasSize(NOTICES);
        assertThat(delivered.news)
                .containsExactly(
                        "INBOX: the server has numbered its messages anew; the folder is read from its beginning");
        assertThat(marks.getLast().uid()).isEqualTo(MESSAGES);
    }

    @Test
    void namesEachMessageByAUrlThatFindsItAgain() {
        Delivered delivered = read(dovecot.account(), ImapReading.of(Store.WORTH_READING), Resume.none());
        String source = delivered.sources.getFirst();
        assertThat(source).matches("imaps://robin%40alder\\.example@localhost:\\d+/INBOX;UIDVALIDITY=\\d+/;UID=\\d+");
        assertThat(MailUrl.of(source)).map(MailUrl::toString).contains(source);
    }

    @Test
    void knowsTheFoldersByTheirUse() {
        ImapMailbox mailbox = mailbox(dovecot.account(), new Delivered());
        assertThat(mailbox.folders(FolderUse.INBOX, FolderUse.JUNK)).containsExactly("INBOX", "Spam");
        assertThat(mailbox.folders(FolderUse.SENT)).containsExactly("Gesendet");
    }

    @Test
    void deliversHeadersAlone() {
        Delivered delivered = read(dovecot.account(), ImapReading.everything(ImapReading.Part.HEADER), Resume.none());
        assertThat(delivered.texts).hasSize(MESSAGES).allMatch(text -> text.endsWith("\n\n"));
    }

    @Test
    void cutsWhatIsTooLarge() {
        List<MailItem> items = new ArrayList<>();
        new ImapMailbox(dovecot.account(), Limits.standard().withMessageBytes(1_100_000), line -> {})
                .read(List.of("INBOX"), ImapReading.everything(ImapReading.Part.WHOLE), Resume.none(), items::add);
        assertThat(items).hasSize(MESSAGES);
        List<MailItem> cut = items.stream().filter(MailItem::truncated).toList();
        assertThat(cut).isNotEmpty().allMatch(item -> item.message().length == 1_100_000);
        items.stream()
                .filter(item -> !item.truncated())
                .forEach(item -> assertThat(item.message().length).isLessThanOrEqualTo(1_100_000));
    }

    @Test
    void aMessageOfSeveralPiecesComesWhole() {
        List<String> large = new ArrayList<>();
        Mailbox.read(dovecot.store(), Limits.standard(), item -> {
            if (item.message().length > 1 << 20) {
                large.add(Delivered.text(item));
            }
        });
        Delivered delivered = read(dovecot.account(), ImapReading.everything(ImapReading.Part.WHOLE), Resume.none());
        assertThat(large).isNotEmpty();
        assertThat(delivered.texts).containsAll(large);
    }

    @Test
    void aWrongPasswordGivesOneLine() {
        assertThatThrownBy(() -> read(
                        dovecot.account(Security.TLS, dovecot.tlsPort, "wrong"),
                        ImapReading.of(Store.WORTH_READING),
                        Resume.none()))
                .isInstanceOf(ImapException.class)
                .hasMessage("localhost does not let robin@alder.example in:"
                        + " [AUTHENTICATIONFAILED] Authentication failed.");
    }

    @Test
    void readsOverStartTls() {
        ImapReading wish = ImapReading.of(Store.WORTH_READING);
        assertThat(read(dovecot.account(Security.STARTTLS, dovecot.plainPort, "correct-horse"), wish, Resume.none())
                        .texts)
                .hasSize(NOTICES);
    }

    @Test
    void trustsNoCertificateThatNobodyVouchesFor() {
        ImapAccount own = dovecot.account();
        ImapAccount account = new ImapAccount(
                own.host(), own.port(), own.security(), own.user(), own.login(), Optional.empty(), own.patience());
        assertThatThrownBy(() -> mailbox(account, new Delivered()).folders())
                .isInstanceOf(ImapException.class)
                .hasMessageContaining("its certificate cannot be trusted")
                .hasMessageContaining("--tls-certificate");
    }

    @Test
    void aFolderThatIsNotThereGivesOneLine() {
        assertThatThrownBy(() -> mailbox(dovecot.account(), new Delivered())
                        .read(
                                List.of("Été \"1\""),
                                ImapReading.of(Store.WORTH_READING),
                                Resume.none(),
                                new Delivered()))
                .isInstanceOf(ImapException.class)
                .hasMessageContaining("doesn't exist");
    }

    /// The highest use of the heap while something runs, garbage included.
    private static final class Peak implements AutoCloseable {
        private final Thread watch = Thread.ofPlatform().daemon().start(this::watch);
        private volatile long most;

        Peak() {
            System.gc();
        }

        private void watch() {
            try {
                while (true) {
                    Runtime runtime = Runtime.getRuntime();
                    most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
                    Thread.sleep(5);
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        long mebibytes() {
            return most >> 20;
        }

        @Override
        public void close() {
            watch.interrupt();
        }
    }

    @Test
    void theStoreIsWhatItSeems() {
        assertThat(onDisk()).hasSize(NOTICES);
    }
}
