package org.truebounce.mailbox.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.mailbox.Limits;
import org.truebounce.mailbox.Mailbox;

/// Folder trees after the documented layouts of the programs.
class MailProgramTest {
    private static final String MESSAGE = "From: kim@example.net\nTo: robin@alder.example\nSubject: Tea\n\nAt five?\n";
    private static final String MBOX = "From kim@example.net Mon Nov  2 10:15:00 2026\n" + MESSAGE + "\n";

    @TempDir
    private Path home = Path.of("");

    private void write(String path, String content) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> relative(List<Path> paths) {
        return paths.stream().map(path -> home.relativize(path).toString()).toList();
    }

    private static List<String> subjects(List<Path> paths) {
        List<String> subjects = new ArrayList<>();
        paths.forEach(path -> Mailbox.read(
                path, Limits.standard(), item -> subjects.add(new String(item.message(), StandardCharsets.UTF_8))));
        return subjects;
    }

    private void thunderbird(String root) throws IOException {
        write(root + "/profiles.ini", """
                [Profile1]
                Name=default
                IsRelative=1
                Path=abc.default
                Default=1

                [InstallFDC34C9F024745EB]
                Default=xyz.default-release
                Locked=1

                [Profile0]
                Name=default-release
                IsRelative=1
                Path=xyz.default-release

                [Profile2]
                Name=gone
                IsRelative=0
                Path=/nowhere/at/all

                [General]
                StartWithLastProfile=1
                Version=2
                """);
        String profile = root + "/xyz.default-release/";
        write(profile + "prefs.js", """
                // Mozilla User Preferences
                user_pref("mail.identity.id1.draft_folder", "imap://robin%40alder.example@mail.alder.example/INBOX/Ebauches");
                user_pref("mail.identity.id1.fcc_folder", "imap://robin%40alder.example@mail.alder.example/INBOX/Post%20out");
                user_pref("mail.identity.id1.useremail", "robin@alder.example");
                user_pref("mail.identity.id2.useremail", "robin@birch.example");
                user_pref("mail.server.server1.hostname", "mail.alder.example");
                """);
        write(profile + "ImapMail/mail.alder.example/INBOX", MBOX);
        write(profile + "ImapMail/mail.alder.example/INBOX.msf", "// <!-- <mdb:mork:z v=\"1.4\"/> -->");
        write(profile + "ImapMail/mail.alder.example/INBOX.sbd/Post out", MBOX);
        write(profile + "ImapMail/mail.alder.example/INBOX.sbd/Ebauches", MBOX);
        write(profile + "ImapMail/mail.alder.example/INBOX.sbd/Lists", MBOX + MBOX);
        write(profile + "ImapMail/mail.alder.example/msgFilterRules.dat", "version=\"9\"");
        write(profile + "ImapMail/mail.alder.example/Archives.msf", "");
        write(profile + "Mail/Local Folders/Sent", MBOX);
        write(profile + "Mail/Local Folders/Drafts", MBOX);
        write(profile + "Mail/Local Folders/Trash", "");
        write(profile + "Mail/Local Folders/Kept/cur/1.eml", MESSAGE);
        Files.createDirectories(home.resolve(root).resolve("abc.default"));
    }

    @Test
    void thunderbirdIsFoundOnEachSystem() throws IOException {
        for (String root : List.of(".thunderbird", "snap/thunderbird/common/.thunderbird", "Library/Thunderbird")) {
            thunderbird(root);
            List<Profile> profiles = MailProgram.THUNDERBIRD.profiles(home);
            Profile profile = profiles.getLast();
            String folder = root + "/xyz.default-release/";
            assertThat(profile.name()).isEqualTo("default-release");
            assertThat(relative(profile.mail()))
                    .containsExactly(
                            folder + "ImapMail/mail.alder.example/INBOX",
                            folder + "ImapMail/mail.alder.example/INBOX.sbd/Lists",
                            folder + "Mail/Local Folders/Kept");
            assertThat(relative(profile.sent()))
                    .containsExactly(
                            folder + "ImapMail/mail.alder.example/INBOX.sbd/Post out",
                            folder + "Mail/Local Folders/Sent");
            assertThat(profile.addresses()).containsExactly("robin@alder.example", "robin@birch.example");
            assertThat(subjects(profile.mail())).hasSize(4);
        }
    }

    @Test
    void appleMailIsFoundInItsNewestForm() throws IOException {
        String emlx = MESSAGE.length() + "\n" + MESSAGE + "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist/>\n";
        String account = "Library/Mail/V10/6F1C2A7E-0000-4000-8000-000000000001/";
        write(account + "INBOX.mbox/A1/Data/Messages/1.emlx", emlx);
        write(account + "INBOX.mbox/A1/Data/1/2/Messages/21002.partial.emlx", emlx);
        write(account + "INBOX.mbox/A1/Data/1/2/Attachments/21002/2/forwarded.eml", MESSAGE);
        write(account + "INBOX.mbox/Info.plist", "<plist/>");
        write(account + "Sent Messages.mbox/A2/Data/Messages/3.emlx", emlx);
        write(account + "Drafts.mbox/A3/Data/Messages/4.emlx", emlx);
        write(account + "[Gmail].mbox/All Mail.mbox/A4/Data/Messages/5.emlx", emlx);
        write("Library/Mail/V9/OLD/INBOX.mbox/A1/Data/Messages/1.emlx", emlx);
        write("Library/Mail/V10/MailData/Envelope Index", "SQLite format 3");
        Profile profile = MailProgram.APPLE_MAIL.profiles(home).getFirst();
        assertThat(relative(profile.mail()))
                .containsExactly(account + "INBOX.mbox/A1/Data/1/2/Messages", account + "INBOX.mbox/A1/Data/Messages");
        assertThat(relative(profile.sent())).containsExactly(account + "Sent Messages.mbox/A2/Data/Messages");
        assertThat(subjects(profile.mail())).containsExactly(MESSAGE, MESSAGE);
    }

    @Test
    void nothingIsFoundWhereNothingIs() throws IOException {
        for (MailProgram program : MailProgram.values()) {
            assertThat(program.profiles(home)).isEmpty();
        }
        write(".thunderbird/profiles.ini", "[Profile0]\nPath=\n[\n=\n[Profile1]\nPath=../../../..\n");
        assertThatCode(() -> MailProgram.THUNDERBIRD.profiles(home)).doesNotThrowAnyException();
    }
}
