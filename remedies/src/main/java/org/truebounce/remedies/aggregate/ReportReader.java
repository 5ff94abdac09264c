package org.truebounce.remedies.aggregate;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.truebounce.auth.dmarc.OrganizationalDomain;
import org.truebounce.auth.dns.DomainName;

/// Reads one aggregate report, of RFC 9990 §3.1 or RFC 7489 Appendix C, in any namespace, with fields missing
/// or in another order. Rows are passed on as they are read: a report of any size takes little memory.
final class ReportReader {
    private static final XMLInputFactory FACTORY = factory();
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TEXT = 1024;
    private static final int MAX_RESULTS = 100;

    private final ReportSink sink;
    private final List<String> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> head = new HashMap<>();
    private final Map<String, String> fields = new HashMap<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<Row.Result> dkim = new ArrayList<>();
    private final List<Row.Result> spf = new ArrayList<>();
    private final Map<String, String> result = new HashMap<>();
    private Optional<Boolean> wanted = Optional.empty();
    private boolean feedback;

    ReportReader(ReportSink sink) {
        this.sink = sink;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /// Reads a document.
    ///
    /// @return whether it is a report at all
    /// @throws IOException where it cannot be read to its end; the rows before are passed on
    boolean read(InputStream document) throws IOException {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(XmlText.of(document));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> add(xml);
                    case XMLStreamConstants.END_ELEMENT -> end();
                    default -> {}
                }
                if (!feedback && path.size() > 1) {
                    return false;
                }
            }
            return feedback;
        } catch (XMLStreamException broken) {
            if (broken.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("its XML breaks off or is damaged", broken);
        }
    }

    private void begin(String name) throws IOException {
        if (path.size() >= MAX_DEPTH) {
            throw new IOException("its elements are nested more than " + MAX_DEPTH + " deep");
        }
        path.add(name.toLowerCase(Locale.ROOT));
        feedback |= path.getFirst().equals("feedback");
        text.setLength(0);
    }

    private void add(XMLStreamReader xml) {
        int room = MAX_TEXT - text.length();
        if (room > 0) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
        }
    }

    private void end() {
        String name = path.removeLast();
        String parent = path.isEmpty() ? "" : path.getLast();
        String value = text.toString().strip();
        text.setLength(0);
        switch (parent) {
            case "report_metadata", "date_range", "policy_published" -> head.putIfAbsent(parent + "/" + name, value);
            case "row", "policy_evaluated", "identifiers" -> fields.putIfAbsent(parent + "/" + name, value);
            case "reason" -> reason(name, value);
            case "dkim", "spf" -> result.putIfAbsent(name, value);
            case "auth_results" -> result(name);
            default -> {
                if (name.equals("record")) {
                    row();
                }
            }
        }
    }

    private void reason(String name, String value) {
        if (name.equals("type") && reasons.size() < MAX_RESULTS) {
            reasons.add(value.toLowerCase(Locale.ROOT));
        }
    }

    private void result(String method) {
        List<Row.Result> results = method.equals("dkim") ? dkim : spf;
        if (results.size() < MAX_RESULTS && result.containsKey("domain")) {
            results.add(new Row.Result(
                    DomainName.canonical(result.getOrDefault("domain", "")),
                    result.getOrDefault("result", "").toLowerCase(Locale.ROOT)));
        }
        result.clear();
    }

    private void row() {
        ReportHead about = head();
        if (wanted.isEmpty()) {
            wanted = Optional.of(sink.wants(about));
        }
        if (wanted.get()) {
            sink.row(about, made(about));
        }
        fields.clear();
        reasons.clear();
        dkim.clear();
        spf.clear();
    }

    private Row made(ReportHead about) {
        String from = DomainName.canonical(fields.getOrDefault("identifiers/header_from", about.domain()));
        return new Row(
                fields.getOrDefault("row/source_ip", ""),
                number(fields.getOrDefault("row/count", "1")).orElse(1L),
                fields.getOrDefault("policy_evaluated/disposition", "").toLowerCase(Locale.ROOT),
                aligned("dkim", dkim, from),
                aligned("spf", spf, from),
                reasons,
                from,
                dkim,
                spf);
    }

    /// What the receiver made of a method; where it does not say, what follows from the method's own results.
    private boolean aligned(String method, List<Row.Result> results, String from) {
        String said = fields.getOrDefault("policy_evaluated/" + method, "").toLowerCase(Locale.ROOT);
        if (!said.isEmpty()) {
            return said.equals("pass");
        }
        String organization = OrganizationalDomain.byName(from).name();
        return results.stream()
                .anyMatch(each -> each.passed()
                        && OrganizationalDomain.byName(each.domain()).name().equals(organization));
    }

    private ReportHead head() {
        return new ReportHead(
                head.getOrDefault("report_metadata/org_name", ""),
                head.getOrDefault("report_metadata/report_id", ""),
                DomainName.canonical(head.getOrDefault("policy_published/domain", "")),
                instant(head.getOrDefault("date_range/begin", "")),
                instant(head.getOrDefault("date_range/end", "")));
    }

    /// Seconds since 1970, as both standards want it, or an ISO 8601 instant, as some write it.
    private static Optional<Instant> instant(String written) {
        try {
            Optional<Long> seconds = number(written);
            return Optional.of(seconds.isPresent() ? Instant.ofEpochSecond(seconds.get()) : Instant.parse(written));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 12 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}
