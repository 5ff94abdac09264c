package org.truebounce.remedies.filter;

import java.util.ArrayList;
import java.util.List;

/// What Gmail can do of the rules: its search knows words, senders and subjects, no header fields and no markup.
public final class GmailFilter {
    private GmailFilter() {}

    /// The expression for Gmail's search field.
    public static String search(FilterRules rules) {
        List<String> terms = new ArrayList<>(List.of("from:(mailer-daemon OR postmaster)"));
        if (!rules.storm().isEmpty()) {
            terms.add("{" + quoted(rules.storm()) + "}");
        }
        rules.marks().forEach(mark -> terms.add("-\"" + word(mark) + "\""));
        return String.join(" ", terms);
    }

    /// The filters as a file for Settings, Filters, Import.
    public static String file(FilterRules rules) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:apps=\"http://schemas.google.com/apps/2006\">\n");
        xml.append("  <title>Mail Filters</title>\n");
        rules.explained().forEach(line -> comment(line, xml));
        comment(
                "Gmail searches the words of the notice and of attached text, not header fields and not all of a returned"
                        + " message: it is less exact than Sieve. It cannot end by itself: delete it when the storm is over.",
                xml);
        comment("The same as a search: " + search(rules), xml);
        xml.append("  <entry>\n    <category term=\"filter\"/>\n    <title>Mail Filter</title>\n    <content/>\n");
        property("hasTheWord", search(rules), xml);
        property("label", rules.folder(), xml);
        switch (rules.action()) {
            case FILE -> property("shouldArchive", "true", xml);
            case FLAG -> {}
            case DISCARD -> property("shouldTrash", "true", xml);
        }
        return xml.append("  </entry>\n</feed>\n").toString();
    }

    private static void property(String name, String value, StringBuilder xml) {
        xml.append("    <apps:property name=\"")
                .append(name)
                .append("\" value=\"")
                .append(escaped(value))
                .append("\"/>\n");
    }

    private static void comment(String text, StringBuilder xml) {
        xml.append("  <!-- ").append(escaped(text).replace("--", "- -")).append(" -->\n");
    }

    private static String quoted(List<String> texts) {
        return String.join(
                " ", texts.stream().map(text -> "\"" + word(text) + "\"").toList());
    }

    private static String word(String text) {
        return text.replace("Subject: ", "").replaceAll("[<>\"\r\n]", "").replaceAll("^@", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
