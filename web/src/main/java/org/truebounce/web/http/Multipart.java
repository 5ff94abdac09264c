package org.truebounce.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.truebounce.web.http.Problem.Kind;

/// The files of a form, one after the other as they arrive. RFC 7578
public final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))");
    private static final Pattern FILE =
            Pattern.compile("(?i);\\s*filename=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;\"]+))");
    private static final int BUFFER = 1 << 16;

    private Multipart() {}

    /// Takes one part.
    @FunctionalInterface
    public interface Sink {
        /// Takes its name and what it holds.
        ///
        /// @param name the file's name; empty where none is given
        void part(Optional<String> name, InputStream content) throws IOException;
    }

    /// Reads the parts of a request.
    public static void read(Request request, Sink sink) throws IOException {
        Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        if (!boundary.find()) {
            throw broken();
        }
        String said = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        try {
            MultipartInput input = MultipartInput.builder()
                    .setInputStream(request.body())
                    .setBoundary(said.getBytes(StandardCharsets.UTF_8))
                    .setBufferSize(BUFFER)
                    .get();
            for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
                Optional<String> name = name(input.readHeaders());
                sink.part(name, input.newInputStream());
                input.discardBodyData(); // what the sink has left
            }
        } catch (FileUploadException malformed) {
            throw broken();
        }
    }

    private static Optional<String> name(String header) {
        Matcher file = FILE.matcher(header);
        if (!file.find()) {
            return Optional.empty();
        }
        String name = file.group(1) == null ? file.group(2) : file.group(1).replaceAll("\\\\(.)", "$1");
        return Optional.of(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
                .filter(plain -> !plain.isEmpty());
    }

    private static Refusal broken() {
        return new Problem(Kind.BAD_REQUEST, "This is no multipart/form-data that can be read.").refusal();
    }
}
