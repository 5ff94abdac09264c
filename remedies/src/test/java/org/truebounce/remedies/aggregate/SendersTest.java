package org.truebounce.remedies.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truebounce.auth.dns.Resolver;

/// Who sends in a domain's name, found in reports wherever they lie.
class SendersTest {
    private static final long DAY = 86_400;
    private static final long FIRST = 1_788_220_800;

    @TempDir
    private Path folder = Path.of("");

    private final List<String> problems = new ArrayList<>();

    private static String report(String id, int day, String... rows) {
        long begin = FIRST + day * DAY;
        return "<feedback><report_metadata><org_name>oak.example</org_name><report_id>" + id
                + "</report_id><date_range><begin>"
                + begin + "</begin><end>" + (begin + DAY)
                + "</end></date_range></report_metadata><policy_published><domain>"
                + "alder.example</domain></policy_published>" + String.join("", rows) + "</feedback>";
    }

    private static String row(String source, int count, String dkim, String spf, String more) {
        return "<record><row><source_ip>" + source + "</source_ip><count>" + count
                + "</count><policy_evaluated><disposition>none"
                + "</disposition><dkim>" + dkim + "</dkim><spf>" + spf + "</spf>"
                + (more.startsWith("<reason>") ? more : "")
                + "</policy_evaluated></row><identifiers><header_from>alder.example</header_from></identifiers><auth_results>"
                + (more.startsWith("<reason>") ? "" : more) + "</auth_results></record>";
    }

    private Senders read(Resolver dns, Path... paths) {
        return Senders.read(
                List.of(paths), "alder.example", dns, (source, reason) -> problems.add(source + ": " + reason));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] gzip(String content) throws IOException {
        return gzip(content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write('x');
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static String mail(String type, byte[] attachment) {
        return "From: noreply@oak.example\nTo: postmaster@alder.example\nSubject: Report Domain: alder.example\n"
                + "Date: Wed, 2 Sep 2026 00:10:00 +0000\nMessage-ID: <r@oak.example>\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nA report.\n--b\nContent-Type: "
                + type + "\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(attachment) + "\n--b--\n";
    }

    private static Group group(Senders senders, String address) {
        return senders.senders().stream()
                .filter(sender -> sender.address().equals(address))
                .findFirst()
                .orElseThrow()
                .group();
    }

    @Test
    void reportsAreFoundInAllTheirForms() throws IOException {
        file("a.xml", report("a", 0, row("192.0.2.1", 1, "pass", "pass", "")));
        file("b.xml.gz", gzip(report("b", 1, row("192.0.2.1", 2, "pass", "pass", ""))));
        file(
                "oak.example!alder.example!1!2.zip",
                zip("c.xml", report("c", 2, row("192.0.2.1", 4, "pass", "pass", ""))));
        file("d.eml", mail("application/gzip", gzip(report("d", 3, row("192.0.2.1", 8, "pass", "pass", "")))));
        file(
                "e.eml",
                mail(
                        "application/octet-stream; name=e.zip",
                        zip("e.xml", report("e", 4, row("192.0.2.1", 16, "pass", "pass", "")))));
        String box = "From x@example.net Mon Sep  7 09:10:00 2026\n";
        file(
                "box.mbox",
                box
                        + mail(
                                "text/xml",
                                report("f", 5, row("192.0.2.1", 32, "pass", "pass", ""))
                                        .getBytes(StandardCharsets.UTF_8))
                        + "\n" + box
                        + mail(
                                "text/plain; name=g.xml.gz",
                                gzip(report("g", 6, row("192.0.2.1", 64, "pass", "pass", ""))))
                        + "\n");
        Path maildir = Files.createDirectories(folder.resolve("Maildir"));
        for (String part : List.of("cur", "new", "tmp")) {
            Files.createDirectories(maildir.resolve(part));
        }
        Files.writeString(
                maildir.resolve("new/1.a.b"),
                mail("application/x-gzip", gzip(report("h", 7, row("192.0.2.1", 128, "pass", "pass", "")))));
        file("notes.txt", "nothing of interest");
        file("page.xml", "<html/>");
        Senders senders = read(Resolver.off(), folder);
        assertThat(problems).isEmpty();
        assertThat(senders.reports()).isEqualTo(8);
        assertThat(senders.senders()).hasSize(1);
        assertThat(senders.senders().getFirst().messages()).isEqualTo(255);
        assertThat(senders.days()).isEqualTo(8);
        assertThat(senders.longEnough()).isFalse();
        assertThat(read(Resolver.off(), folder.resolve("box.mbox"))
                        .senders()
                        .getFirst()
                        .messages())
                .isEqualTo(96);
        assertThat(read(Resolver.off(), folder.resolve("e.eml")).reports()).isEqualTo(1);
    }

    @Test
    void copiesAndOtherDomainsDoNotCount() throws IOException {
        Path a = file("a.xml", report("a", 0, row("192.0.2.1", 1, "pass", "pass", "")));
        Path b = file("b.xml", report("a", 0, row("192.0.2.1", 1, "pass", "pass", "")));
        Path c = file(
                "c.xml", report("c", 0, row("192.0.2.9", 1, "pass", "pass", "")).replace("alder", "beech"));
        Senders senders = read(Resolver.off(), a, b, c);
        assertThat(senders.reports()).isEqualTo(1);
        assertThat(senders.copies()).isEqualTo(1);
        assertThat(senders.others()).isEqualTo(1);
        assertThat(senders.senders()).hasSize(1);
    }

    @Test
    void sourcesFallIntoFourGroups() throws IOException {
        String own = "<spf><domain>alder.example</domain><result>fail</result></spf>";
        String broken = "<dkim><domain>alder.example</domain><result>fail</result></dkim>";
        String foreign = "<dkim><domain>lure.example</domain><result>pass</result></dkim>";
        Path reports = file(
                "r.xml",
                report(
                        "r",
                        0,
                        row("192.0.2.1", 99, "pass", "pass", ""),
                        row("192.0.2.1", 1, "fail", "fail", ""),
                        row("192.0.2.2", 90, "pass", "pass", ""),
                        row("192.0.2.2", 10, "fail", "fail", ""),
                        row("192.0.2.3", 5, "pass", "fail", own),
                        row("192.0.2.4", 5, "fail", "fail", "<reason><type>mailing_list</type></reason>"),
                        row("192.0.2.5", 5, "fail", "fail", broken),
                        row("192.0.2.6", 5, "fail", "fail", foreign),
                        row("192.0.2.7", 5, "fail", "fail", ""),
                        row("192.0.2.8", 5, "fail", "fail", ""),
                        row(
                                "192.0.2.9",
                                5,
                                "pass",
                                "fail",
                                "<spf><domain>bounce.news.example</domain><result>pass</result></spf>"),
                        row("not an address", 5, "fail", "fail", "")));
        Path zone = file("zone", """
                $ORIGIN alder.example.
                @ IN TXT "v=spf1 ip4:192.0.2.7 -all"
                printer IN A 192.0.2.8
                $ORIGIN 2.0.192.in-addr.arpa.
                8 IN PTR printer.alder.example.
                6 IN PTR mx1.alder.example.
                """);
        Senders senders = read(Resolver.zoneFile(zone), reports);
        assertThat(group(senders, "192.0.2.1")).isEqualTo(Group.YOURS);
        assertThat(group(senders, "192.0.2.2")).isEqualTo(Group.YOURS_FAILING);
        assertThat(group(senders, "192.0.2.3")).isEqualTo(Group.FORWARDER);
        assertThat(group(senders, "192.0.2.4")).isEqualTo(Group.FORWARDER);
        assertThat(group(senders, "192.0.2.5")).isEqualTo(Group.FORWARDER);
        assertThat(group(senders, "192.0.2.6"))
                .as("its name does not lead back")
                .isEqualTo(Group.STRANGER);
        assertThat(group(senders, "192.0.2.7")).as("let by SPF now").isEqualTo(Group.YOURS_FAILING);
        assertThat(group(senders, "192.0.2.8")).as("by its name").isEqualTo(Group.YOURS_FAILING);
        assertThat(group(senders, "192.0.2.9")).as("signs with the key").isEqualTo(Group.YOURS);
        assertThat(group(senders, "")).isEqualTo(Group.STRANGER);
        assertThat(group(read(Resolver.off(), reports), "192.0.2.7")).isEqualTo(Group.STRANGER);
        assertThat(senders.own()).isEqualTo(215);
        assertThat(senders.ownPassed()).isEqualTo(194);
        assertThat(senders.share()).isEqualTo(90.2);
        assertThat(senders.passes()).isFalse();
    }

    @Test
    void aBombCostsOneLine() throws IOException {
        byte[] zeros = new byte[64 << 20];
        java.util.Arrays.fill(zeros, (byte) ' ');
        zeros[0] = '<';
        Path bomb = file("bomb.xml.gz", gzip(zeros));
        Path box = file("bomb.eml", mail("application/gzip", Files.readAllBytes(bomb)));
        file("fine.xml", report("a", 0, row("192.0.2.1", 1, "pass", "pass", "")));
        assertThat(read(Resolver.off(), folder).reports()).isEqualTo(1);
        assertThat(problems).hasSize(2).allMatch(line -> line.contains("bomb"));
        assertThat(read(Resolver.off(), box).reports()).isZero();
    }

    @Test
    void whatHoldsNoReportCostsOneLine() throws IOException {
        read(Resolver.off(), file("a.txt", "hello"));
        assertThat(problems).hasSize(1).allMatch(line -> line.endsWith("holds no aggregate report"));
        problems.clear();
        read(Resolver.off(), file("b.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3}));
        assertThat(problems).isNotEmpty().allMatch(line -> line.contains("b.gz"));
    }

    @Test
    void anyBytesAreSurvived() throws IOException {
        java.util.Random random = new java.util.Random(5);
        byte[] good = report("a", 0, row("192.0.2.1", 1, "pass", "pass", "")).getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(good);
        byte[] archive = zip("a.xml", new String(good, StandardCharsets.UTF_8));
        for (int round = 0; round < 600; round++) {
            byte[] bytes = (round % 3 == 0 ? good : round % 3 == 1 ? packed : archive).clone();
            for (int change = 0; change < 1 + round % 5; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(Resolver.off(), file("noise", bytes)).reports()).isBetween(0, 1);
        }
    }
}
