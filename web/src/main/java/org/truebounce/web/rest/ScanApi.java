package org.truebounce.web.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.truebounce.remedies.scan.Clamd;
import org.truebounce.remedies.scan.ClamdAddress;
import org.truebounce.remedies.scan.ClamdGoneException;
import org.truebounce.remedies.scan.Finding;
import org.truebounce.remedies.scan.Obstacle;
import org.truebounce.remedies.scan.Scan;
import org.truebounce.remedies.scan.ScanJson;
import org.truebounce.remedies.scan.ScanSink;
import org.truebounce.remedies.scan.ScanTally;
import org.truebounce.remedies.scan.Signatures;
import org.truebounce.web.http.Answer;
import org.truebounce.web.http.Problem;
import org.truebounce.web.http.Problem.Kind;
import org.truebounce.web.http.Request;

/// `POST /api/v1/scan`: malware in files that lie on this machine, or in one that is sent.
final class ScanApi {
    private static final String NAMELESS = "file";

    private final Settings settings;

    ScanApi(Settings settings) {
        this.settings = settings;
    }

    Answer scan(Request request) throws IOException {
        if (!request.type().equals(Wish.JSON)) {
            return sent(request);
        }
        Wish wish = Wish.of(request, Set.of("paths"));
        settings.refuseUnlessLocal();
        if (wish.texts("paths").isEmpty()) {
            throw Wishes.bad("paths: is missing.");
        }
        return lines(wish.texts("paths"), Optional.empty(), Optional.empty());
    }

    /// Scans what is sent. It lies in a file while that lasts, which only this user can read.
    private Answer sent(Request request) throws IOException {
        Wishes.only(request, Set.of("name"));
        String name = request.one("name").orElse(NAMELESS);
        Path file = Files.createTempFile("truebounce", ".scan");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                request.body().transferTo(out);
            }
            return lines(List.of(file.toString()), Optional.of(name), Optional.of(file));
        } catch (IOException | RuntimeException gone) {
            Files.deleteIfExists(file);
            throw gone;
        }
    }

    private Answer lines(List<String> paths, Optional<String> name, Optional<Path> temporary) throws IOException {
        Clamd clamd = clamd();
        Signatures signatures = clamd.signatures();
        return Answer.streamed(CheckApi.LINES, out -> {
            Lines lines = new Lines(out, paths.getFirst(), name);
            try {
                lines.print(ScanJson.line(Scan.of(paths, clamd, lines), signatures));
            } catch (ClamdGoneException gone) {
                lines.unusable("clamd", String.valueOf(gone.getMessage()));
            } catch (UncheckedIOException gone) {
                throw gone.getCause();
            } finally {
                if (temporary.isPresent()) {
                    Files.deleteIfExists(temporary.get());
                }
            }
        });
    }

    private Clamd clamd() {
        try {
            return settings.clamd().isPresent()
                    ? Clamd.at(ClamdAddress.parse(settings.clamd().get()))
                    : Clamd.find();
        } catch (ClamdGoneException | IllegalArgumentException none) {
            throw new Problem(Kind.NO_CLAMD, String.valueOf(none.getMessage())).refusal();
        }
    }

    /// @param temporary the path that stands for what was sent
    /// @param name what that is called
    private record Lines(OutputStream out, String temporary, Optional<String> name) implements ScanSink {
        @Override
        public void found(Finding finding) {
            print(ScanJson.line(new Finding(named(finding.source()), finding.signature(), finding.place())));
        }

        @Override
        public void notScanned(String source, Obstacle obstacle) {
            print(ScanJson.line(named(source), obstacle));
        }

        @Override
        public void unusable(String source, String reason) {
            print(Unread.line("unusable", named(source), reason));
        }

        @Override
        public void progress(ScanTally soFar) {}

        private String named(String source) {
            return name.map(given -> source.replace(temporary, given)).orElse(source);
        }

        private void print(String line) {
            try {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
