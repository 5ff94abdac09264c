package org.truebounce.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.truebounce.Diagnosis;
import org.truebounce.language.Language;
import org.truebounce.report.JsonReport;
import org.truebounce.report.SweepCsv;
import org.truebounce.report.SweepJson;
import org.truebounce.report.SweepPage;
import org.truebounce.report.SweepText;
import org.truebounce.sweep.Swept;
import org.truebounce.verdict.Verdict;
import picocli.CommandLine.Option;

/// What a sweep writes, and where to.
final class SweepOutput {
    @Option(
            names = "--json",
            description = "JSON Lines: one Diagnosis per notice, then a line for each run of mail, then the sum.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a page that can be mailed as it is.")
    private @Nullable Path html;

    @Option(names = "--csv", paramLabel = "FILE", description = "Also write the addresses to correct as a table.")
    private @Nullable Path csv;

    @Option(
            names = "--suppress",
            paramLabel = "FILE",
            description = "Also write the addresses not to write to again, as sending services take them.")
    private @Nullable Path suppress;

    boolean isJson() {
        return json;
    }

    /// Prints a judged notice, where each is to be printed.
    void print(String source, Diagnosis diagnosis, Terminal terminal) {
        if (json && diagnosis.judgement().verdict() != Verdict.NOT_A_NOTICE) {
            terminal.out().println(JsonReport.line(diagnosis, source));
        }
    }

    void tell(Swept swept, Language language, Terminal terminal) {
        Instant now = Instant.now();
        if (json) {
            swept.campaigns().forEach(campaign -> terminal.out().println(SweepJson.line(campaign)));
            terminal.out().println(SweepJson.line(swept));
        } else {
            terminal.out().print(new SweepText(terminal.style(), language, now).of(swept));
        }
        write(html, () -> new SweepPage(language, now).of(swept));
        write(csv, () -> SweepCsv.corrections(swept.corrections()));
        write(suppress, () -> SweepCsv.suppressions(swept.suppressions()));
        terminal.out().flush();
    }

    private static void write(@Nullable Path file, Supplier<String> content) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, content.get());
        } catch (IOException full) {
            throw new UnusableException(file + " cannot be written");
        }
    }
}
