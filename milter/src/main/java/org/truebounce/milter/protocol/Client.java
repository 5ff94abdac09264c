package org.truebounce.milter.protocol;

import java.util.Optional;

/// Who hands mail to the server.
///
/// @param name the name that the server found for it; its address in brackets where it found none
/// @param address its IP address; empty for a program of the server's own machine
/// @param helo what it calls itself; empty before it has said so
public record Client(String name, Optional<String> address, String helo) {
    static final Client NOBODY = new Client("", Optional.empty(), "");

    Client withHelo(String word) {
        return new Client(name, address, word);
    }

    /// Reads who has connected: a name, a letter for the family, the port in two bytes, the address.
    static Client of(Frame frame) {
        String name = frame.texts().stream().findFirst().orElse("");
        int family = name.length() + 1;
        boolean hasAddress =
                frame.data().length > family + 3 && (frame.data()[family] == '4' || frame.data()[family] == '6');
        return new Client(
                name,
                hasAddress
                        ? frame.texts(family + 3).stream()
                                .findFirst()
                                .map(text -> text.regionMatches(true, 0, "IPv6:", 0, 5) ? text.substring(5) : text)
                        : Optional.empty(),
                "");
    }
}
