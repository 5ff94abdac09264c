package org.truebounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.truebounce.contract.Home;

/// Whatever bytes come in: a Diagnosis and two sound reports come out.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileInputTest {
    /// How often each file is cut at either end; all files together make some thousands of damaged messages.
    private static final int CUTS = 3;

    @RepeatedTest(200)
    void randomBytesGiveADiagnosis(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] bytes = new byte[random.nextInt(20_000)];
        random.nextBytes(bytes);
        Reports.examine(bytes);
        byte[] behindHeader = concat(
                ascii("From: MAILER-DAEMON@mx.example\nSubject: Undelivered\nContent-Type: text/html\n\n"), bytes);
        Reports.examine(behindHeader);
    }

    @RepeatedTest(200)
    void wordsOfNoticesInAnyOrderGiveADiagnosis(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(600); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        Reports.examine(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static final List<String> PIECES = List.of(
            "\n",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            " ",
            "\t",
            ":",
            ";",
            "\"",
            "'",
            "(",
            ")",
            "<",
            ">",
            "@",
            "=",
            ".",
            "--",
            "--b",
            "--b--\n",
            "550 ",
            "550-5.1.1 ",
            "<<< ",
            ">>> ",
            "> ",
            "5.1.1",
            "a@b.example",
            "<a@[192.0.2.1]>",
            "From: ",
            "To: ",
            "Subject: ",
            "Received: ",
            "Message-ID: ",
            "Date: Thu, 29 Apr 2010 23:34:45 +0900\n",
            "Content-Type: multipart/report; boundary=b\n",
            "Content-Type: message/rfc822\n",
            "Content-Type: message/delivery-status\n",
            "Content-Type: text/html; charset=",
            "iso-2022-jp",
            "utf-16",
            "Content-Transfer-Encoding: base64\n",
            "Content-Transfer-Encoding: quoted-printable\n",
            "Final-Recipient: rfc822; ",
            "Action: failed\n",
            "Status: ",
            "Diagnostic-Code: smtp; ",
            "Mail Delivery Subsystem",
            "host mx.example[192.0.2.1] said: ",
            "=?utf-8?q?",
            "=?iso-2022-jp?B?",
            "?=",
            "=3D",
            "=\n",
            "&#",
            "&lt;",
            "<a href=\"",
            "<script>",
            "<!--",
            "-->",
            "</a>",
            "\u001b[31m",
            "\u001b$B",
            "\u0000",
            "\u202e",
            "\u2028",
            "\ud83d\ude00",
            "é",
            "http://x.example/",
            "HTTPS://",
            "www.x.example");

    @TestFactory
    Stream<DynamicTest> corpusFilesThatAreDamaged() throws IOException {
        return cases().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    byte[] bytes = Files.readAllBytes(file);
                    Random random = new Random(bytes.length);
                    for (int i = 0; i < CUTS; i++) {
                        Reports.examine(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
                        Reports.examine(Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length));
                    }
                    Reports.examine(flipped(bytes, random));
                    Reports.examine(duplicated(bytes, random));
                    Reports.examine(shuffled(bytes, random));
                }));
    }

    @Test
    void deepNestingGivesADiagnosis() {
        Reports.examine(ascii("Content-Type: message/rfc822\n\n".repeat(5_000)));
        Reports.examine(ascii("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n".repeat(5_000)));
        StringBuilder crossed = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            crossed.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        Reports.examine(ascii(crossed.toString()));
    }

    @Test
    void nothingAtAllGivesADiagnosis() {
        for (String bytes :
                List.of("", "\n", "\r", ":", " ", "\0", "-", "--", "From ", ">From ", "\u00ef\u00bb\u00bf")) {
            Reports.examine(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(Home.corpus())) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        for (int i = 0; i < 1 + bytes.length / 200; i++) {
            damaged[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static byte[] duplicated(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(bytes.length - from);
        return concat(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static byte[] shuffled(byte[] bytes, Random random) {
        List<String> lines = new ArrayList<>(
                new String(bytes, StandardCharsets.ISO_8859_1).lines().toList());
        Collections.shuffle(lines, random);
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(both).hasSize(first.length + second.length);
        return both;
    }
}
