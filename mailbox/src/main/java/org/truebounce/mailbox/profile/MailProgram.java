package org.truebounce.mailbox.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A mail program whose mail is found without being told where.
public enum MailProgram {
    THUNDERBIRD("Thunderbird"),
    APPLE_MAIL("Apple Mail");

    private final String title;

    MailProgram(String title) {
        this.title = title;
    }

    /// What people call it.
    public String title() {
        return title;
    }

    /// The profiles in a user's home folder that hold mail.
    ///
    /// @throws IOException where the program is there and may not be looked into
    public List<Profile> profiles(Path home) throws IOException {
        return switch (this) {
            case THUNDERBIRD -> Thunderbird.profiles(home);
            case APPLE_MAIL -> AppleMail.profiles(home);
        };
    }
}
