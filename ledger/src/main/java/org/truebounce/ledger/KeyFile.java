package org.truebounce.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The file that holds the key of a hashed ledger: 32 bytes as hexadecimal, readable by its owner alone.
final class KeyFile {
    private static final int BYTES = 32;

    private KeyFile() {}

    static byte[] read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new LedgerException("the ledger is hashed and its key file " + file
                    + " does not exist; bring it back, or begin a new" + " ledger");
        }
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != BYTES) {
                throw new LedgerException(file + " is no key file of a ledger");
            }
            return key;
        } catch (IOException | IllegalArgumentException unusable) {
            throw new LedgerException(file + " is no key file of a ledger", unusable);
        }
    }

    /// The key of a file, which is made where it does not exist.
    static byte[] readOrMake(Path file) {
        if (!Files.exists(file)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            try {
                PrivateFiles.create(file);
                Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
            } catch (IOException full) {
                throw new LedgerException("cannot write the key file " + file, full);
            }
        }
        return read(file);
    }
}
