package org.truebounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.truebounce.account.Account;
import org.truebounce.language.Language;
import org.truebounce.report.JsonReport;
import org.truebounce.report.Style;
import org.truebounce.report.TextReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What must hold of the reports on any message at all.
final class Reports {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Style> STYLES = List.of(new Style(false, 80), new Style(true, 40));
    private static final Pattern OWN_COLOR = Pattern.compile("\u001b\\[[0-9;]+m");
    private static final Pattern CLICKABLE = Pattern.compile("(?i)(https?|ftp)://");
    private static final Pattern COMMANDING = Pattern.compile("[\\p{Cc}\\p{Cf}\u2028\u2029&&[^\n]]");

    private Reports() {}

    /// Diagnoses and checks both reports; returns the JSON.
    static JsonNode examine(byte[] message) {
        Diagnosis diagnosis = TrueBounce.diagnose(message, Account.UNKNOWN);
        String line = JsonReport.line(diagnosis, "hostile.eml");
        assertThat(line.indexOf('\n')).as("one line of JSON").isNegative();
        JsonNode json = JSON.readTree(line);
        assertThat(json.path("schema").asString()).isEqualTo("truebounce/1");
        for (Style style : STYLES) {
            TextReport report = new TextReport(style, Language.of(Locale.ENGLISH));
            harmless(report.card(diagnosis), style);
            String listed = report.line(diagnosis, "hostile\u001b[2J\n.eml");
            assertThat(listed.indexOf('\n')).isNegative();
            harmless(listed, style);
        }
        return json;
    }

    private static void harmless(String text, Style style) {
        String plain = style.color() ? OWN_COLOR.matcher(text).replaceAll("") : text;
        refuse(COMMANDING.matcher(plain), plain);
        refuse(CLICKABLE.matcher(plain), plain);
    }

    private static void refuse(Matcher found, String text) {
        if (found.find()) {
            int from = Math.max(0, found.start() - 60);
            throw new AssertionError(
                    found.pattern() + " in: " + text.substring(from, Math.min(text.length(), found.end() + 60)));
        }
    }
}
