package org.truebounce.notice;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compiles what the data files of this room say, so that a start only loads arrays. The build runs it.
final class CompiledKnowledge {
    private CompiledKnowledge() {}

    /// Says itself to a file.
    private interface Written {
        void write(DataOutputStream out) throws IOException;
    }

    /// Writes the files.
    ///
    /// @param arguments the folder of the compiled classes
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0], "org", "truebounce", "notice");
        write(folder.resolve(Replies.COMPILED), Replies.fromSources()::write);
        write(folder.resolve(KindWords.COMPILED), KindWords.fromSources()::write);
        write(folder.resolve(Dialects.COMPILED), Dialects.fromSources()::write);
    }

    private static void write(Path file, Written knowledge) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            knowledge.write(out);
        }
    }
}
