package org.truebounce.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/// Bare MIME decoding by Apache James Mime4j, the yardstick: every part is visited and every body decoded and
/// read, nothing is understood.
final class MimeDecoding {
    private final byte[] buffer = new byte[8192];

    /// Decodes one message.
    ///
    /// @return how many decoded bytes its bodies have, so that the work cannot be optimized away
    long decode(byte[] message) {
        MimeTokenStream stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
        stream.parse(new ByteArrayInputStream(message));
        try {
            long bytes = 0;
            for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                bytes += switch (state) {
                    case T_BODY -> drain(stream.getDecodedInputStream());
                    case T_FIELD -> stream.getField().getName().length();
                    default -> 0;
                };
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MimeException tooDamaged) {
            return 0; // what it cannot read costs it nothing: a point in its favour
        }
    }

    private long drain(InputStream body) throws IOException {
        long bytes = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            bytes += read;
        }
        return bytes;
    }
}
