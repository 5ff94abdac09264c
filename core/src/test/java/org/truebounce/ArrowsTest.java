package org.truebounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.truebounce.contract.Home;

/// Reads the imports of every module and fails on any arrow that the house does not have.
class ArrowsTest {
    private static final Path HOME = Home.folder();
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?([\\w.]+?)\\.([A-Z]\\w*)", Pattern.MULTILINE);

    /// The rooms in their reading order, each with the rooms that it may import. A room may always import
    /// itself.
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("org.truebounce.contract", Set.of()),
            Map.entry("org.truebounce.words", Set.of()),
            Map.entry("org.truebounce.settings", Set.of("org.truebounce.auth.dns")),
            Map.entry("org.truebounce.language", Set.of("org.truebounce.words")),
            Map.entry("org.truebounce.mail", Set.of()),
            Map.entry("org.truebounce.notice", Set.of("org.truebounce.words", "org.truebounce.mail")),
            Map.entry("org.truebounce.auth.dns", Set.of()),
            Map.entry("org.truebounce.auth.authres", Set.of()),
            Map.entry("org.truebounce.auth.batv", Set.of()),
            Map.entry("org.truebounce.auth.dkim", Set.of("org.truebounce.auth.dns")),
            Map.entry("org.truebounce.auth.spf", Set.of("org.truebounce.auth.dns")),
            Map.entry("org.truebounce.auth.dmarc", Set.of("org.truebounce.auth.dns")),
            Map.entry(
                    "org.truebounce.auth.arc",
                    Set.of("org.truebounce.auth.dns", "org.truebounce.auth.dkim", "org.truebounce.auth.authres")),
            Map.entry(
                    "org.truebounce.account",
                    Set.of(
                            "org.truebounce.mail",
                            "org.truebounce.auth.dns",
                            "org.truebounce.auth.dkim",
                            "org.truebounce.auth.batv")),
            Map.entry(
                    "org.truebounce.spelling",
                    Set.of("org.truebounce.words", "org.truebounce.account", "org.truebounce.auth.dns")),
            Map.entry(
                    "org.truebounce.evidence",
                    Set.of(
                            "org.truebounce.language",
                            "org.truebounce.words",
                            "org.truebounce.mail",
                            "org.truebounce.notice",
                            "org.truebounce.account",
                            "org.truebounce.auth.arc",
                            "org.truebounce.auth.batv",
                            "org.truebounce.auth.dns",
                            "org.truebounce.auth.authres",
                            "org.truebounce.auth.dkim",
                            "org.truebounce.auth.spf",
                            "org.truebounce.auth.dmarc")),
            Map.entry(
                    "org.truebounce.verdict",
                    Set.of("org.truebounce.words", "org.truebounce.notice", "org.truebounce.evidence")),
            Map.entry(
                    "org.truebounce.advice",
                    Set.of(
                            "org.truebounce.language",
                            "org.truebounce.mail",
                            "org.truebounce.notice",
                            "org.truebounce.spelling",
                            "org.truebounce.evidence",
                            "org.truebounce.verdict")),
            Map.entry(
                    "org.truebounce",
                    Set.of(
                            "org.truebounce.language",
                            "org.truebounce.mail",
                            "org.truebounce.notice",
                            "org.truebounce.account",
                            "org.truebounce.spelling",
                            "org.truebounce.evidence",
                            "org.truebounce.verdict",
                            "org.truebounce.advice")),
            Map.entry(
                    "org.truebounce.survey",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.auth.dmarc",
                            "org.truebounce.mail",
                            "org.truebounce.notice",
                            "org.truebounce.account",
                            "org.truebounce.evidence",
                            "org.truebounce.verdict")),
            Map.entry(
                    "org.truebounce.storm",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.mail",
                            "org.truebounce.notice",
                            "org.truebounce.account",
                            "org.truebounce.evidence",
                            "org.truebounce.verdict",
                            "org.truebounce.auth.dmarc")),
            Map.entry(
                    "org.truebounce.sweep",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.mail",
                            "org.truebounce.notice",
                            "org.truebounce.account",
                            "org.truebounce.evidence",
                            "org.truebounce.survey",
                            "org.truebounce.storm",
                            "org.truebounce.verdict")),
            Map.entry(
                    "org.truebounce.report",
                    Set.of(
                            "org.truebounce.auth.authres",
                            "org.truebounce.mail",
                            "org.truebounce.storm",
                            "org.truebounce.sweep",
                            "org.truebounce.language",
                            "org.truebounce",
                            "org.truebounce.notice",
                            "org.truebounce.evidence",
                            "org.truebounce.verdict",
                            "org.truebounce.advice")),
            Map.entry("org.truebounce.mailbox", Set.of("org.truebounce.mail", "org.truebounce.mailbox.outlook")),
            Map.entry("org.truebounce.mailbox.outlook", Set.of()),
            Map.entry("org.truebounce.mailbox.imap", Set.of("org.truebounce.mailbox")),
            Map.entry(
                    "org.truebounce.mailbox.sent",
                    Set.of("org.truebounce.account", "org.truebounce.mailbox", "org.truebounce.mailbox.imap")),
            Map.entry("org.truebounce.mailbox.profile", Set.of()),
            Map.entry(
                    "org.truebounce.mailbox.filing",
                    Set.of("org.truebounce", "org.truebounce.verdict", "org.truebounce.mailbox.imap")),
            Map.entry("org.truebounce.remedies.alert", Set.of("org.truebounce.storm")),
            Map.entry("org.truebounce.remedies.password", Set.of()),
            Map.entry("org.truebounce.remedies.scan", Set.of("org.truebounce.mail", "org.truebounce.mailbox")),
            Map.entry(
                    "org.truebounce.remedies.aggregate",
                    Set.of(
                            "org.truebounce.mail",
                            "org.truebounce.mailbox",
                            "org.truebounce.auth.dns",
                            "org.truebounce.auth.spf",
                            "org.truebounce.auth.dmarc")),
            Map.entry(
                    "org.truebounce.remedies.domain",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.words",
                            "org.truebounce.mail",
                            "org.truebounce.account",
                            "org.truebounce.evidence",
                            "org.truebounce.verdict",
                            "org.truebounce.report",
                            "org.truebounce.mailbox",
                            "org.truebounce.remedies.aggregate",
                            "org.truebounce.auth.dns",
                            "org.truebounce.auth.dkim",
                            "org.truebounce.auth.spf",
                            "org.truebounce.auth.dmarc")),
            Map.entry("org.truebounce.remedies.filter", Set.of("org.truebounce.notice")),
            Map.entry(
                    "org.truebounce.remedies.server",
                    Set.of(
                            "org.truebounce.mail",
                            "org.truebounce.mailbox",
                            "org.truebounce.notice",
                            "org.truebounce.report")),
            Map.entry(
                    "org.truebounce.remedies.anonymize",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.words",
                            "org.truebounce.mail",
                            "org.truebounce.notice",
                            "org.truebounce.account",
                            "org.truebounce.evidence",
                            "org.truebounce.auth.dns",
                            "org.truebounce.auth.dmarc")),
            Map.entry(
                    "org.truebounce.ledger",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.account",
                            "org.truebounce.notice",
                            "org.truebounce.report",
                            "org.truebounce.storm",
                            "org.truebounce.sweep",
                            "org.truebounce.verdict")),
            Map.entry("org.truebounce.web.http", Set.of()),
            Map.entry(
                    "org.truebounce.web.sweep",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.account",
                            "org.truebounce.evidence",
                            "org.truebounce.language",
                            "org.truebounce.mail",
                            "org.truebounce.mailbox",
                            "org.truebounce.mailbox.filing",
                            "org.truebounce.mailbox.imap",
                            "org.truebounce.mailbox.sent",
                            "org.truebounce.report",
                            "org.truebounce.storm",
                            "org.truebounce.sweep",
                            "org.truebounce.verdict",
                            "org.truebounce.web.http")),
            Map.entry(
                    "org.truebounce.web.rest",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.account",
                            "org.truebounce.auth.dns",
                            "org.truebounce.evidence",
                            "org.truebounce.language",
                            "org.truebounce.mail",
                            "org.truebounce.mailbox",
                            "org.truebounce.mailbox.imap",
                            "org.truebounce.notice",
                            "org.truebounce.remedies.domain",
                            "org.truebounce.remedies.password",
                            "org.truebounce.remedies.scan",
                            "org.truebounce.report",
                            "org.truebounce.sweep",
                            "org.truebounce.verdict",
                            "org.truebounce.web.http",
                            "org.truebounce.web.sweep")),
            Map.entry(
                    "org.truebounce.web",
                    Set.of("org.truebounce.account", "org.truebounce.web.http", "org.truebounce.web.rest")),
            Map.entry(
                    "org.truebounce.milter.returns",
                    Set.of(
                            "org.truebounce.auth.batv",
                            "org.truebounce.auth.dns",
                            "org.truebounce.ledger",
                            "org.truebounce.mail",
                            "org.truebounce.notice",
                            "org.truebounce.report")),
            Map.entry("org.truebounce.milter.protocol", Set.of()),
            Map.entry("org.truebounce.milter.policy", Set.of("org.truebounce.verdict")),
            Map.entry("org.truebounce.milter.logins", Set.of("org.truebounce.account")),
            Map.entry("org.truebounce.milter.metrics", Set.of()),
            Map.entry(
                    "org.truebounce.milter.sent",
                    Set.of("org.truebounce.account", "org.truebounce.ledger", "org.truebounce.notice")),
            Map.entry(
                    "org.truebounce.milter",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.mail",
                            "org.truebounce.account",
                            "org.truebounce.evidence",
                            "org.truebounce.verdict",
                            "org.truebounce.ledger",
                            "org.truebounce.auth.batv",
                            "org.truebounce.auth.dns",
                            "org.truebounce.report",
                            "org.truebounce.settings",
                            "org.truebounce.milter.logins",
                            "org.truebounce.milter.metrics",
                            "org.truebounce.milter.policy",
                            "org.truebounce.milter.protocol",
                            "org.truebounce.milter.sent",
                            "org.truebounce.milter.returns",
                            "org.truebounce.notice",
                            "org.truebounce.remedies.alert")),
            Map.entry(
                    "org.truebounce.james",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.account",
                            "org.truebounce.auth.batv",
                            "org.truebounce.auth.dns",
                            "org.truebounce.evidence",
                            "org.truebounce.mail",
                            "org.truebounce.notice",
                            "org.truebounce.report",
                            "org.truebounce.settings",
                            "org.truebounce.verdict")),
            Map.entry(
                    "org.truebounce.stream.event",
                    Set.of(
                            "org.truebounce.account",
                            "org.truebounce.evidence",
                            "org.truebounce.storm",
                            "org.truebounce.verdict")),
            Map.entry(
                    "org.truebounce.stream.step",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.stream.event",
                            "org.truebounce.account",
                            "org.truebounce.auth.dns",
                            "org.truebounce.notice",
                            "org.truebounce.report",
                            "org.truebounce.storm",
                            "org.truebounce.verdict")),
            Map.entry(
                    "org.truebounce.stream.port",
                    Set.of(
                            "org.truebounce.stream.event",
                            "org.truebounce.auth.dns",
                            "org.truebounce.mail",
                            "org.truebounce.mailbox")),
            Map.entry(
                    "org.truebounce.stream",
                    Set.of(
                            "org.truebounce.stream.event",
                            "org.truebounce.stream.step",
                            "org.truebounce.stream.port",
                            "org.truebounce.verdict")),
            Map.entry(
                    "org.truebounce.cli",
                    Set.of(
                            "org.truebounce.language",
                            "org.truebounce.ledger",
                            "org.truebounce.milter.returns",
                            "org.truebounce.milter",
                            "org.truebounce.remedies.password",
                            "org.truebounce.remedies.scan",
                            "org.truebounce.remedies.aggregate",
                            "org.truebounce.remedies.domain",
                            "org.truebounce.remedies.filter",
                            "org.truebounce.remedies.anonymize",
                            "org.truebounce.remedies.server",
                            "org.truebounce",
                            "org.truebounce.auth.dns",
                            "org.truebounce.account",
                            "org.truebounce.auth.batv",
                            "org.truebounce.evidence",
                            "org.truebounce.report",
                            "org.truebounce.settings",
                            "org.truebounce.survey",
                            "org.truebounce.sweep",
                            "org.truebounce.storm",
                            "org.truebounce.verdict",
                            "org.truebounce.mailbox",
                            "org.truebounce.mailbox.imap",
                            "org.truebounce.mailbox.filing",
                            "org.truebounce.mailbox.profile",
                            "org.truebounce.mailbox.sent",
                            "org.truebounce.remedies.alert",
                            "org.truebounce.web")),
            Map.entry(
                    "org.truebounce.bench",
                    Set.of(
                            "org.truebounce",
                            "org.truebounce.account",
                            "org.truebounce.auth.dns",
                            "org.truebounce.evidence",
                            "org.truebounce.ledger",
                            "org.truebounce.mail",
                            "org.truebounce.mailbox",
                            "org.truebounce.notice",
                            "org.truebounce.report",
                            "org.truebounce.spelling",
                            "org.truebounce.survey",
                            "org.truebounce.verdict",
                            "org.truebounce.web")));

    /// Each library has one room that imports it.
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("org.apache.james.mime4j", Set.of("org.truebounce.mail", "org.truebounce.bench")),
            Map.entry("org.eclipse.angus", Set.of("org.truebounce.mailbox.imap")),
            Map.entry("org.apache.poi", Set.of("org.truebounce.mailbox.outlook")),
            Map.entry("org.apache.commons.net", Set.of("org.truebounce.remedies.server")),
            Map.entry("com.nulabinc.zxcvbn", Set.of("org.truebounce.remedies.password")),
            Map.entry(
                    "tools.jackson.core",
                    Set.of(
                            "org.truebounce.report",
                            "org.truebounce.remedies.password",
                            "org.truebounce.remedies.scan",
                            "org.truebounce.remedies.domain",
                            "org.truebounce.web.http",
                            "org.truebounce.web.rest",
                            "org.truebounce.web.sweep",
                            "org.truebounce.remedies.server",
                            "org.truebounce.milter.returns",
                            "org.truebounce.milter",
                            "org.truebounce.james",
                            "org.truebounce.cli",
                            "org.truebounce.stream.port")),
            Map.entry(
                    "tools.jackson.databind",
                    Set.of(
                            "org.truebounce.cli",
                            "org.truebounce.bench",
                            "org.truebounce.contract",
                            "org.truebounce.james",
                            "org.truebounce.web.rest",
                            "org.truebounce.stream.port")),
            Map.entry("tools.jackson.dataformat", Set.of("org.truebounce.cli", "org.truebounce.james")),
            Map.entry("jakarta.mail", Set.of("org.truebounce.james")),
            Map.entry("org.apache.mailet", Set.of("org.truebounce.james")),
            Map.entry("org.apache.james.core", Set.of("org.truebounce.james")),
            Map.entry("org.slf4j", Set.of("org.truebounce.james")),
            Map.entry("picocli", Set.of("org.truebounce.cli")),
            Map.entry("com.sun.net.httpserver", Set.of("org.truebounce.web.http", "org.truebounce.milter.metrics")),
            Map.entry("com.sun.management", Set.of("org.truebounce.bench")),
            Map.entry("org.apache.commons.fileupload2", Set.of("org.truebounce.web.http")),
            Map.entry("jdk.net", Set.of("org.truebounce.milter.protocol")),
            Map.entry("io.prometheus", Set.of("org.truebounce.web.rest", "org.truebounce.milter.metrics")),
            Map.entry(
                    "org.apache.flink",
                    Set.of(
                            "org.truebounce.stream",
                            "org.truebounce.stream.event",
                            "org.truebounce.stream.step",
                            "org.truebounce.stream.port")),
            Map.entry("org.apache.kafka", Set.of("org.truebounce.stream.port")),
            Map.entry("org.apache.avro", Set.of("org.truebounce.stream.port")),
            Map.entry("org.apache.parquet", Set.of("org.truebounce.stream.port")),
            Map.entry("com.github.luben", Set.of("org.truebounce.stream.port")),
            Map.entry("org.xbill", Set.of("org.truebounce.auth.dns")),
            Map.entry("org.junit", Set.of("org.truebounce.contract")),
            Map.entry("org.assertj", Set.of("org.truebounce.contract")),
            Map.entry("org.openjdk.jmh", Set.of("org.truebounce.bench")),
            Map.entry("java.sql", Set.of("org.truebounce.ledger")),
            Map.entry("org.sqlite", Set.of("org.truebounce.ledger")),
            Map.entry("org.postgresql", Set.of()));

    private record Arrow(String from, String to, Path file) {}

    @Test
    void everyArrowIsOneOfTheHouse() {
        List<Arrow> arrows = arrows();
        assertThat(arrows).hasSizeGreaterThan(50);
        List<String> foreign = arrows.stream()
                .filter(arrow -> arrow.to().startsWith("org.truebounce"))
                .filter(arrow -> !arrow.from().equals(arrow.to()))
                .filter(arrow -> !ROOMS.getOrDefault(arrow.from(), Set.of()).contains(arrow.to()))
                .map(arrow -> arrow.file() + ": " + arrow.from() + " -> " + arrow.to())
                .toList();
        assertThat(foreign).isEmpty();
    }

    @Test
    void theHouseHasNoCycle() {
        ROOMS.forEach((room, imports) -> imports.forEach(other ->
                assertThat(reachable(other)).as("%s -> %s -> ...", room, other).doesNotContain(room)));
    }

    @Test
    void everyRoomIsInThePlan() {
        Set<String> rooms = new TreeSet<>();
        arrows().forEach(arrow -> rooms.add(arrow.from()));
        assertThat(ROOMS.keySet()).containsAll(rooms);
    }

    @Test
    void eachLibraryHasItsRoom() {
        List<String> foreign = arrows().stream()
                .filter(arrow -> LIBRARIES.entrySet().stream()
                        .anyMatch(library -> arrow.to().startsWith(library.getKey())
                                && !library.getValue().contains(arrow.from())))
                .map(arrow -> arrow.file() + " imports " + arrow.to())
                .toList();
        assertThat(foreign).isEmpty();
        List<String> unknown = arrows().stream()
                .map(Arrow::to)
                .filter(to -> !to.startsWith("java.")
                        && !to.startsWith("javax.")
                        && !to.startsWith("org.truebounce")
                        && !to.startsWith("org.jspecify"))
                .filter(to -> LIBRARIES.keySet().stream().noneMatch(to::startsWith))
                .distinct()
                .toList();
        assertThat(unknown).as("libraries without a room").isEmpty();
    }

    private static Set<String> reachable(String room) {
        Set<String> reached = new TreeSet<>(Set.of(room));
        List<String> next = new ArrayList<>(List.of(room));
        while (!next.isEmpty()) {
            for (String other : ROOMS.getOrDefault(next.removeLast(), Set.of())) {
                if (reached.add(other)) {
                    next.add(other);
                }
            }
        }
        return reached;
    }

    private static List<Arrow> arrows() {
        try (Stream<Path> files = Files.walk(HOME)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .flatMap(ArrowsTest::arrowsOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Arrow> arrowsOf(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String path = file.toString().substring(0, file.toString().lastIndexOf('/'));
        String from = path.substring(path.indexOf("/src/main/java/") + "/src/main/java/".length())
                .replace('/', '.');
        List<Arrow> arrows = new ArrayList<>();
        for (Matcher found = IMPORT.matcher(text); found.find(); ) {
            arrows.add(new Arrow(from, found.group(1), HOME.relativize(file)));
        }
        return arrows.stream();
    }
}
