package org.truebounce.mailbox.profile;

import java.nio.file.Path;
import java.util.List;

/// What a mail program keeps for one owner.
///
/// @param name as the program calls it
/// @param mail the files and folders of received mail, in the order of their names
/// @param sent those of sent mail
/// @param addresses the owner's, where the program tells
public record Profile(String name, List<Path> mail, List<Path> sent, List<String> addresses) {
    public Profile {
        mail = List.copyOf(mail);
        sent = List.copyOf(sent);
        addresses = List.copyOf(addresses);
    }

    boolean isEmpty() {
        return mail.isEmpty() && sent.isEmpty();
    }
}
