package org.truebounce.remedies.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The rules as a Sieve script (RFC 5228) that requires only what it uses and the server has.
public final class SieveFilter {
    /// What scripts written here begin with.
    public static final String FIRST_LINE = "# Written by TrueBounce.";

    /// The extensions that a script may use: what a server is taken to have where nothing is known of it.
    public static final Set<String> EXTENSIONS =
            Set.of("fileinto", "mailbox", "imap4flags", "date", "relational", "body", "envelope");

    private final FilterRules rules;
    private final Set<String> offered;
    private final Set<String> used = new TreeSet<>();
    private final List<String> comments = new ArrayList<>();

    private SieveFilter(FilterRules rules, Set<String> offered) {
        this.rules = rules;
        this.offered = offered;
    }

    public static String script(FilterRules rules, Set<String> offered) {
        return new SieveFilter(rules, offered).write();
    }

    private boolean use(String extension) {
        if (offered.contains(extension)) {
            used.add(extension);
            return true;
        }
        return false;
    }

    private String write() {
        rules.explained().forEach(comments::add);
        List<String> body = new ArrayList<>();
        boolean acts = rules.action() == FilterRules.Action.DISCARD
                || use(rules.action() == FilterRules.Action.FLAG ? "imap4flags" : "fileinto");
        String expiry = expiry();
        if (!acts) {
            comments.add("NOTHING IS DONE: this server can neither file nor flag.");
        } else {
            guard(expiry, body);
            storm(expiry, body);
            marks(expiry, body);
        }
        StringBuilder script = new StringBuilder();
        comments.forEach(comment -> script.append("# ").append(comment).append('\n'));
        if (!used.isEmpty()) {
            script.append("require [\"").append(String.join("\", \"", used)).append("\"];\n");
        }
        body.forEach(line -> script.append(line).append('\n'));
        return script.toString();
    }

    // RFC 5260 §5
    private String expiry() {
        if (rules.until().isEmpty()) {
            return "";
        }
        if (!offered.contains("date") || !offered.contains("relational")) {
            comments.add("This server knows no dates: delete this script yourself on "
                    + rules.until().get() + ".");
            return "";
        }
        use("date");
        use("relational");
        return "currentdate :value \"lt\" \"date\" \"" + rules.until().get() + "\"";
    }

    private void guard(String expiry, List<String> body) {
        rules.guard().ifPresent(guard -> {
            body.add("");
            body.add(
                    "# By what your own server says of the notice. Risk: none, if it removes this field from mail that comes in.");
            act(List.of(expiry, "header :contains " + quoted(guard.field()) + " " + quoted(guard.text())), body);
        });
    }

    // RFC 5173 §5
    private void storm(String expiry, List<String> body) {
        if (rules.storm().isEmpty()) {
            return;
        }
        if (!use("body")) {
            comments.add("This server does not look into bodies: the rules of the storm are left out.");
            return;
        }
        body.add("");
        body.add("# The storm: what the forged messages that came back have in common, and none of yours has.");
        act(List.of(expiry, notice(), "body :raw :contains [" + list(rules.storm()) + "]", without()), body);
    }

    private void marks(String expiry, List<String> body) {
        if (rules.marks().isEmpty()) {
            return;
        }
        if (!use("body")) {
            comments.add("This server does not look into bodies: the rule by your own marks is left out.");
            return;
        }
        body.add("");
        body.add("# A returned message that has none of your marks. One that brings no Message-ID back stays.");
        act(List.of(expiry, notice(), "body :raw :contains \"Message-ID:\"", without()), body);
    }

    private String without() {
        return rules.marks().isEmpty() ? "" : "not body :raw :contains [" + list(rules.marks()) + "]";
    }

    /// A notice has an empty sender and is a report, or comes from a mail system. RFC 3464 §2, RFC 5321 §6.1
    private String notice() {
        String empty = use("envelope") ? "envelope :is \"from\" \"\"" : "header :contains \"Return-Path\" \"<>\"";
        return "anyof (" + empty + ", header :contains \"Content-Type\" \"report-type=delivery-status\")";
    }

    private void act(List<String> tests, List<String> body) {
        List<String> said = tests.stream().filter(test -> !test.isEmpty()).toList();
        body.add("if allof (" + String.join(",\n          ", said) + ") {");
        switch (rules.action()) {
            case FILE -> {
                // RFC 5490 §3.2
                body.add("    fileinto " + (use("mailbox") ? ":create " : "") + quoted(rules.folder()) + ";");
                body.add("    stop;");
            }
            case FLAG -> {
                // RFC 5232 §4: shown by mail programs that know it, and nothing is moved
                body.add("    addflag \"$Backscatter\";");
                body.add("    keep;");
                body.add("    stop;");
            }
            case DISCARD -> {
                body.add("    discard;");
                body.add("    stop;");
            }
        }
        body.add("}");
    }

    private static String list(List<String> texts) {
        return String.join(", ", texts.stream().map(SieveFilter::quoted).toList());
    }

    // RFC 5228 §2.4.2
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\r\n\0]", " ") + "\"";
    }
}
