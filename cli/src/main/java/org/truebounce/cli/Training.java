package org.truebounce.cli;

/// Does once what runs do often, so that what it loads can be kept for a fast start: `aot.sh` runs it after a
/// build.
final class Training {
    private Training() {}

    /// Reads messages.
    ///
    /// @param messages files of messages
    public static void main(String[] messages) {
        Terminal terminal = new Terminal(System.out, System.err, System.in);
        for (String message : messages) {
            Main.run(terminal, "check", message);
            Main.run(terminal, "check", "--json", "--me", "robin@alder.example", "--trust", "alder.example", message);
        }
        Main.run(terminal, "--help");
    }
}
