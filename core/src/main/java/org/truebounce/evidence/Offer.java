package org.truebounce.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.truebounce.account.Account;
import org.truebounce.auth.dmarc.OrganizationalDomain;
import org.truebounce.mail.Html;
import org.truebounce.mail.Link;
import org.truebounce.notice.Notice;
import org.truebounce.words.DataLines;

/// A link that a message offers to open. It is looked at, never followed.
///
/// @param host where it leads, in lower case
/// @param shown the words that it stands behind, or the line that it stands in
/// @param button whether it is dressed as a button or alone in its line
/// @param query whether it carries something behind the path, such as the reader's address
record Offer(String host, String shown, boolean button, String query) {
    private static final int MOST = 200;
    private static final List<String> HELP = DataLines.all(Offer.class, "help-hosts.words");

    static List<Offer> all(Notice notice) {
        List<Offer> offers = new ArrayList<>();
        for (Html page : notice.layout().pages()) {
            for (Link link : page.links()) {
                add(offers, link.target(), link.shown(), link.button());
            }
        }
        inText(notice.text(), offers);
        notice.failures().forEach(failure -> failure.diagnostic().ifPresent(said -> inText(said, offers)));
        return offers;
    }

    private static void inText(String text, List<Offer> offers) {
        for (int at = text.indexOf("://"); at >= 0 && offers.size() < MOST; at = text.indexOf("://", at + 3)) {
            int start = at;
            while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
                start--;
            }
            int end = at;
            while (end < text.length() && text.charAt(end) > ' ' && "<>\"()[]".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            int above = text.lastIndexOf('\n', Math.max(0, text.lastIndexOf('\n', start) - 1));
            add(offers, text.substring(start, end), text.substring(Math.max(above + 1, start - 200), start), false);
        }
    }

    private static void add(List<Offer> offers, String target, String shown, boolean button) {
        String lower = target.strip().toLowerCase(Locale.ROOT);
        int scheme = lower.indexOf("://");
        boolean web = lower.startsWith("http") && scheme > 0;
        if (!web || offers.size() >= MOST) {
            return;
        }
        int from = scheme + 3;
        int end = from;
        while (end < lower.length() && "/?#".indexOf(lower.charAt(end)) < 0) {
            end++;
        }
        String authority = lower.substring(from, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1); // RFC 3986 §3.2
        int port = host.lastIndexOf(':');
        offers.add(new Offer(
                port > 0 ? host.substring(0, port) : host,
                shown,
                button,
                target.substring(Math.min(end, target.length()))));
    }

    /// Whether the link leads to a help page that real notices name.
    boolean isHelp() {
        return Account.isWithin(host, HELP);
    }

    /// Whether a domain belongs to one of the providers whose help pages real notices name.
    static boolean isHelpOrganization(String domain) {
        String organization = OrganizationalDomain.byName(domain).name();
        return HELP.stream()
                .anyMatch(help -> OrganizationalDomain.byName(help).name().equals(organization));
    }

    String organization() {
        return OrganizationalDomain.byName(host).name();
    }

    /// Whether its words ask the reader to act.
    boolean callsToAct() {
        Set<Lure> asked = Bait.in(Unmasked.of(shown).text()).lures();
        return asked.contains(Lure.ACT) || (button && !asked.isEmpty());
    }

    /// Whether it shows one host and leads to another.
    boolean isDisguised() {
        String words = shown.strip().toLowerCase(Locale.ROOT);
        int scheme = words.indexOf("://");
        String visible = scheme > 0 ? words.substring(scheme + 3) : words;
        int end = 0;
        while (end < visible.length()
                && (Character.isLetterOrDigit(visible.charAt(end))
                        || visible.charAt(end) == '.'
                        || visible.charAt(end) == '-')) {
            end++;
        }
        String named = visible.substring(0, end);
        boolean host = named.indexOf('.') > 0
                && named.indexOf('.') < named.length() - 2
                && (scheme > 0 || named.startsWith("www."));
        return host && !OrganizationalDomain.byName(named).name().equals(organization());
    }

    /// A host name that no terminal or mail program makes clickable.
    String defanged() {
        return host.replace(".", "[.]");
    }
}
