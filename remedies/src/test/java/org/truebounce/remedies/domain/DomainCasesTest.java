package org.truebounce.remedies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.truebounce.auth.dns.Answer;
import org.truebounce.auth.dns.DomainName;
import org.truebounce.auth.dns.Resolver;

/// What is said of a domain follows from its zone. Each case is two files: `NAME.zone`, and `NAME.expected` with what
/// is asked (`domain`, `selector`, `subdomain`, `silent`) and all that must come out. To add a case, add the
/// zone and a file that asks; what came out is written under `target/domain-cases` and, once it is right, copied.
class DomainCasesTest {
    private static final Path CASES =
            Path.of("src", "test", "resources", "org", "truebounce", "remedies", "domain", "cases");
    private static final Pattern ID = Pattern.compile(
            "\"((?:spf|dkim|dmarc|parked|name|mx|tls-rpt)-[a-z0-9-]+|mta-sts(?:-[a-z]+)?|tls-rpt|dane)\"");
    private static final Pattern EXPECTED =
            Pattern.compile("^(?:critical|warning|advice|good|unknown) (\\S+)$", Pattern.MULTILINE);
    private static final Path RENEWED = Path.of("target", "domain-cases");

    @TestFactory
    Stream<DynamicTest> everyCase() throws IOException {
        return zones().stream().map(zone -> DynamicTest.dynamicTest(name(zone), () -> asExpected(zone)));
    }

    @Test
    void thereAreCases() throws IOException {
        assertThat(zones()).hasSizeGreaterThan(40);
    }

    /// Every finding that the sources can make comes out of a case.
    @Test
    void everyFindingHasACase() throws IOException {
        Set<String> told = new TreeSet<>();
        for (Path zone : zones()) {
            told.addAll(words(Files.readString(expectation(zone)), EXPECTED));
        }
        Set<String> made = new TreeSet<>();
        try (Stream<Path> files =
                Files.list(Path.of("src", "main", "java", "org", "truebounce", "remedies", "domain"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("Findings.java"))
                    .toList()) {
                made.addAll(words(Files.readString(file), ID));
            }
        }
        assertThat(made).hasSizeGreaterThan(40).isEqualTo(told);
    }

    private static Set<String> words(String text, Pattern pattern) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static List<Path> zones() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".zone"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path zone) {
        return String.valueOf(zone.getFileName()).replace(".zone", "");
    }

    private static Path expectation(Path zone) {
        return zone.resolveSibling(name(zone) + ".expected");
    }

    private static void asExpected(Path zone) throws IOException {
        String expected = Files.readString(expectation(zone));
        List<String> lines = new ArrayList<>();
        List<String> selectors = new ArrayList<>();
        List<String> subdomains = new ArrayList<>();
        String domain = "";
        Resolver dns = Resolver.zoneFile(zone);
        for (String line : expected.lines().toList()) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "domain" -> domain = words[1];
                case "selector" -> selectors.add(words[1]);
                case "subdomain" -> subdomains.add(words[1]);
                case "silent" -> dns = silentAt(words[1], dns);
                case "#" -> {}
                default -> {
                    continue;
                }
            }
            lines.add(line);
        }
        Assessment assessment = Assessment.of(
                Subject.of(domain, selectors, subdomains).orElseThrow(), dns, Optional.empty(), Optional.empty());
        lines.addAll(told(assessment));
        String told = String.join("\n", lines) + "\n";
        Files.createDirectories(RENEWED);
        Path renewed = RENEWED.resolve(String.valueOf(expectation(zone).getFileName()));
        Files.writeString(renewed, told);
        assertThat(told)
                .as("If what came out is right: cp remedies/%s remedies/%s", renewed, expectation(zone))
                .isEqualTo(expected);
        Files.delete(renewed);
    }

    /// A resolver that gives no answer about a name and those below it; `.` is all names.
    private static Resolver silentAt(String silent, Resolver dns) {
        return (name, type) -> silent.equals(".") || DomainName.isWithin(name, silent)
                ? Answer.temporaryError("timed out")
                : dns.query(name, type);
    }

    private static List<String> told(Assessment assessment) {
        List<String> told = new ArrayList<>();
        told.add("");
        told.add("forgeable " + assessment.forgery().forgeable().word());
        if (!assessment.organization().equals(assessment.domain())) {
            told.add("organization " + assessment.organization());
        }
        if (assessment.parked()) {
            told.add("parked");
        }
        assessment.steps().stream()
                .filter(step -> step.standing() == Step.Standing.CURRENT)
                .forEach(step -> told.add("stage " + step.stage().word()));
        assessment
                .subdomains()
                .forEach(each -> told.add("below " + each.forgeable().word() + " " + each.name()));
        assessment.findings().forEach(finding -> {
            told.add(finding.severity().word() + " " + finding.id());
            told.add("    " + finding.found());
        });
        assessment.records().forEach(record -> told.add("publish " + record.zoneLine()));
        return told;
    }
}
