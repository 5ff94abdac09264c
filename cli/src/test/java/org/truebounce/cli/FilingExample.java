package org.truebounce.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What filing prints of a small mailbox on a real server.
final class FilingExample {
    private static final Path ROBIN = Path.of("src", "test", "resources", "robin");

    private FilingExample() {}

    static String printed() {
        try (MailServer server = MailServer.start()) {
            for (String name : List.of("own-server-kept", "own-server-not-kept", "stranger", "stranger")) {
                server.deliver("", Files.readAllBytes(ROBIN.resolve(name + ".eml")));
            }
            List<String> arguments = new ArrayList<>(List.of("sweep", "--file", "--json", "--no-cache"));
            arguments.addAll(List.of("--me", "robin@alder.example", "--trust", "mail.alder.example"));
            arguments.addAll(List.of("--sent", ROBIN.resolve("sent.mbox").toString()));
            arguments.addAll(List.of("--dns", ROBIN.resolve("alder.zone").toString()));
            arguments.addAll(server.options());
            String said = CommandRun.fed(
                            "n\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                            arguments.toArray(String[]::new))
                    .err();
            return "```text\n" + said.substring(said.indexOf("What"), said.indexOf("(y/n)") + 5) + "\n```";
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
