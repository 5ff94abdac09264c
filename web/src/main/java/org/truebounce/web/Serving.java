package org.truebounce.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.truebounce.account.Account;

/// What is served, to whom, and where.
///
/// @param place where to listen; port 0 for a free one
/// @param names further names by which the server is reached, such as a proxy's
/// @param keys keys that hold for longer than this start
/// @param account what is known of the mailbox's owner
/// @param clamd where clamd listens; empty for where it usually does
/// @param journal the folder in which is kept what undoing needs
/// @param version the program's version
public record Serving(
        InetSocketAddress place,
        List<String> names,
        List<String> keys,
        Account account,
        Optional<String> clamd,
        Path journal,
        String version) {
    /// For this machine alone, at a free port, under no other name and with no other key.
    public static Serving here(Account account, Optional<String> clamd, Path journal, String version) {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new Serving(free, List.of(), List.of(), account, clamd, journal, version);
    }
}
